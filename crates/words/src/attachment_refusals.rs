//! What is refused about files.

use desk::attachment::{AttachmentRefusal, MOST};

use crate::{Lang, Said};

refusals! {
    refused_too_many_files(most: usize) {
        en: "More than {most} files", "no more come with one text", "leave some out, or send them with another message";
        fr: "Plus de {most} fichiers", "un même texte n'en porte pas davantage", "retirez-en, ou joignez les autres à un autre message";
        ja: "添付が{most}件を超えています", "一つの文章に添付できる件数には上限があります", "減らすか、残りを別のメッセージに添付してください";
    }
    refused_file_too_large(limit: &str) {
        en: "A file is larger than {limit}", "that is the most that is taken this way", "make it smaller, or send it piece by piece through the API";
        fr: "Un fichier dépasse {limit}", "c'est le plus que l'on accepte de cette façon", "réduisez-le, ou envoyez-le par morceaux via l'API";
        ja: "ファイルが{limit}を超えています", "この方法で送れる上限です", "小さくするか、APIで分割して送ってください";
    }
    refused_no_room(quota: &str) {
        en: "There is no room for this file", "the files of an organisation take up at most {quota}, and few wait for their text at once", "ask the support centre";
        fr: "Il n'y a plus de place pour ce fichier", "les fichiers d'une organisation occupent au plus {quota}, et peu attendent leur texte à la fois", "demandez au centre de support";
        ja: "保存できる容量を超えています", "組織あたりの上限は{quota}で、送信待ちのファイル数にも限りがあります", "サポートセンターにご相談ください";
    }
    refused_file_not_whole(received: &str, size: &str) {
        en: "A file hasn't come whole", "{received} of {size} came", "send the rest first";
        fr: "Un fichier n'est pas arrivé en entier", "{received} sur {size} sont arrivés", "envoyez d'abord le reste";
        ja: "ファイルの送信が終わっていません", "{size}のうち{received}まで受け取りました", "残りを先に送ってください";
    }
    refused_out_of_place(offset: u64) {
        en: "That piece doesn't follow the last one", "the next one begins at byte {offset}", "go on from there";
        fr: "Ce morceau ne suit pas le précédent", "le suivant commence à l'octet {offset}", "reprenez à cet endroit";
        ja: "直前の部分に続いていません", "次は{offset}バイト目からです", "その位置から再開してください";
    }
    refused_other_bytes() {
        en: "What came isn't what was announced", "its length or its SHA-256 is another one", "send the file again";
        fr: "Ce qui est arrivé n'est pas ce qui était annoncé", "sa longueur ou son SHA-256 diffère", "renvoyez le fichier";
        ja: "届いた内容が予告と一致しません", "長さまたはSHA-256が異なります", "ファイルを送り直してください";
    }
    refused_no_files_here() {
        en: "This desk keeps no files", "it was given no place for them", "write what matters, or ask the support centre";
        fr: "Ce bureau ne conserve pas de fichiers", "aucun emplacement ne lui a été donné", "écrivez l'essentiel, ou demandez au centre de support";
        ja: "ファイルは保存できません", "保存場所が設定されていません", "要点を本文に書くか、サポートセンターにご相談ください";
    }
}

impl Lang {
    /// A refusal about a file.
    pub(crate) fn refusal_of_an_attachment(self, refusal: AttachmentRefusal) -> Said {
        match refusal {
            AttachmentRefusal::TooMany => self.refused_too_many_files(MOST),
            AttachmentRefusal::TooLarge { limit } => self.refused_file_too_large(&self.file_size(limit)),
            AttachmentRefusal::NoRoom { quota } => self.refused_no_room(&self.file_size(quota)),
            AttachmentRefusal::NotWhole { received, size } => {
                self.refused_file_not_whole(&self.file_size(received), &self.file_size(size))
            }
            AttachmentRefusal::OutOfPlace { offset } => self.refused_out_of_place(offset),
            AttachmentRefusal::OtherBytes => self.refused_other_bytes(),
            AttachmentRefusal::NoHome => self.refused_no_files_here(),
        }
    }
}
