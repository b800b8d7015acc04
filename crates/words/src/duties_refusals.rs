//! What the desk refuses about information, remote access, training and contacts, said: what, why, what to try.

use desk::Refusal;
use desk::duties::DutyRefusal;

use crate::{Lang, Said};

refusals! {
    refused_credential(field: &str, shape: &str) {
        en: "{field}: it looks like a {shape}", "what is written here is kept for good, and nothing here keeps a credential", "send it as it stands now, with marks in its place; say it on the call, or type it yourself where it is asked";
        fr: "{field} : ceci ressemble à un secret ({shape})", "ce qui est écrit ici est conservé, et rien ici ne garde un secret", "renvoyez le texte tel qu'il est à présent, masqué ; dites le secret de vive voix, ou saisissez-le vous-même là où il est demandé";
        ja: "{field}：認証情報のようです（{shape}）", "ここに書いた内容は保存されます。認証情報は一切保存しません", "伏せ字にした下の内容で送信してください。認証情報は口頭で伝えるか、求められた画面でご自身が入力してください";
    }
    refused_no_such_request() {
        en: "There is no such request any more", "it was answered, taken back, or never made", "reload to see what became of it";
        fr: "Cette demande n'existe plus", "elle a reçu réponse, a été retirée, ou n'a jamais été faite", "rechargez pour voir ce qu'elle est devenue";
        ja: "該当する依頼がありません", "回答済みか、取り下げられたか、存在しません", "再読み込みして確認してください";
    }
    refused_not_their_system() {
        en: "Those systems are somebody else's", "access is asked to systems of who asks for help, or of its customer", "choose one of the two";
        fr: "Ces systèmes sont à quelqu'un d'autre", "l'accès se demande aux systèmes de qui demande de l'aide, ou de son client", "choisissez l'un des deux";
        ja: "別の組織のシステムです", "依頼元またはそのお客様のシステムにのみ依頼できます", "どちらかを選んでください";
    }
    refused_window_over(until: &str) {
        en: "That time is over, or no time at all", "it ends at {until}", "choose an end that lies ahead, after the beginning";
        fr: "Cette période est passée, ou vide", "elle finit à {until}", "choisissez une fin à venir, après le début";
        ja: "期間が過ぎているか、正しくありません", "終了は{until}です", "開始より後で、これから来る終了時刻を選んでください";
    }
    refused_window_too_long(hours: &str) {
        en: "That is too long", "the agreement lets remote access last {hours} hours at most", "ask for less; you can ask again";
        fr: "C'est trop long", "les conditions limitent l'accès à distance à {hours} heures", "demandez moins ; vous pourrez redemander";
        ja: "期間が長すぎます", "契約上、リモートアクセスは最長{hours}時間です", "短くしてください。改めて依頼することもできます";
    }
    refused_access_is(standing: &str) {
        en: "That was settled already", "the request is: {standing}", "reload to see by whom and when; ask anew if it is still needed";
        fr: "C'est déjà réglé", "la demande est : {standing}", "rechargez pour voir par qui et quand ; redemandez si c'est encore utile";
        ja: "すでに決まっています", "依頼の状態：{standing}", "再読み込みして確認し、必要なら改めて依頼してください";
    }
    refused_access_not_live(from: &str, until: &str, standing: &str) {
        en: "Nobody may be in now", "the request is: {standing}, from {from} to {until}", "wait for its time, or ask anew";
        fr: "Personne ne peut entrer maintenant", "la demande est : {standing}, de {from} à {until}", "attendez son heure, ou redemandez";
        ja: "今は接続できません", "依頼の状態：{standing}（{from}から{until}まで）", "開始時刻を待つか、改めて依頼してください";
    }
    refused_not_named() {
        en: "The request names somebody else", "only those go in whom the owner was told of", "ask for access in your own name";
        fr: "La demande nomme quelqu'un d'autre", "n'entrent que ceux que le propriétaire connaît", "demandez l'accès en votre nom";
        ja: "依頼に名前がありません", "所有者に知らせた人だけが接続できます", "ご自身の名前で依頼してください";
    }
    refused_not_to_be_named() {
        en: "Somebody named there can't go in", "the owner is told of qualified colleagues of whoever asks, and of nobody else", "name those that the form lists";
        fr: "Une personne nommée ne peut pas entrer", "on ne nomme au propriétaire que des collègues qualifiés de qui demande", "nommez ceux que propose le formulaire";
        ja: "指定した人は接続できません", "所有者に知らせるのは、依頼者の同僚で資格のある人だけです", "フォームの一覧から選んでください";
    }
    refused_already_in() {
        en: "You are in already", "one comes out before one goes in again", "say that you are out first";
        fr: "Vous êtes déjà entré", "on sort avant de rentrer", "dites d'abord que vous êtes sorti";
        ja: "すでに接続中です", "切断してから再度接続します", "先に切断を記録してください";
    }
    refused_not_in() {
        en: "You are not in", "only who went in comes out", "reload to see who is in";
        fr: "Vous n'êtes pas entré", "seul qui est entré peut sortir", "rechargez pour voir qui est entré";
        ja: "接続していません", "接続した本人だけが切断を記録できます", "再読み込みして確認してください";
    }
    refused_not_a_super_administrator() {
        en: "This person isn't a super administrator in service", "the register is of super administrators, on whose training support depends", "choose one of them";
        fr: "Cette personne n'est pas un super administrateur en fonction", "le registre est celui des super administrateurs, dont la formation conditionne le support", "choisissez l'un d'eux";
        ja: "現任のスーパー管理者ではありません", "台帳の対象は、サポートの条件となるスーパー管理者です", "スーパー管理者を選んでください";
    }
    refused_contact_not_authorised() {
        en: "Nobody has allowed this contact", "the centre writes to a customer's super administrator only under a live authorisation of its provider, or its own", "ask the provider for it: one click on the ticket";
        fr: "Personne n'a autorisé ce contact", "le centre n'écrit au super administrateur d'un client que sous une autorisation en cours du prestataire, ou du client", "demandez-la au prestataire : un clic sur le ticket";
        ja: "この連絡は許可されていません", "お客様のスーパー管理者への連絡には、プロバイダーまたはお客様の有効な許可が必要です", "チケットからワンクリックでプロバイダーに依頼できます";
    }
    refused_nobody_to_contact() {
        en: "There is nobody to contact there", "only a super administrator of the customer behind the provider is contacted", "write to who asked";
        fr: "Il n'y a personne à contacter là", "on ne contacte qu'un super administrateur du client derrière le prestataire", "écrivez à qui a demandé";
        ja: "連絡できる相手がいません", "連絡できるのは、プロバイダーのお客様のスーパー管理者だけです", "依頼元にご連絡ください";
    }
    refused_duty_not_owed() {
        en: "That duty isn't theirs", "the agreement names the duties of each party", "choose one that it names for them";
        fr: "Ce devoir n'est pas le leur", "les conditions nomment les devoirs de chacun", "choisissez-en un qu'elles leur donnent";
        ja: "その当事者の責務ではありません", "責務は当事者ごとに契約で定められています", "該当する責務を選んでください";
    }
    refused_not_a_customer() {
        en: "Only a customer's people are contacted so", "the authorisation is about super administrators of customers", "choose a customer";
        fr: "On ne contacte ainsi que les gens d'un client", "l'autorisation porte sur les super administrateurs des clients", "choisissez un client";
        ja: "対象はお客様の担当者だけです", "許可の対象はお客様のスーパー管理者です", "お客様を選んでください";
    }
    refused_already_checked() {
        en: "The centre has said so already", "a certificate is checked once, unless the centre changes its mind", "reload to see by whom and when";
        fr: "Le centre l'a déjà dit", "un certificat se vérifie une fois, sauf si le centre change d'avis", "rechargez pour voir par qui et quand";
        ja: "すでに確認済みです", "証明書の確認は一度です（判断を変える場合を除く）", "再読み込みして確認してください";
    }
}

impl Lang {
    /// A refusal about information, remote access, training or contacts.
    pub(crate) fn refusal_of_duties(
        self,
        refusal: &Refusal,
        when: impl Fn(jiff::Timestamp) -> String,
    ) -> Said {
        match refusal {
            Refusal::Credential { field, shape } => {
                self.refused_credential(&self.field(*field), &self.credential_shape(*shape))
            }
            Refusal::NoSuchRequest => self.refused_no_such_request(),
            Refusal::NotTheirSystem => self.refused_not_their_system(),
            Refusal::WindowOver { until } => self.refused_window_over(&when(*until)),
            Refusal::WindowTooLong { hours } => self.refused_window_too_long(&self.number(i64::from(*hours))),
            Refusal::AccessIs(standing) => self.refused_access_is(&self.access_standing(*standing)),
            Refusal::AccessNotLive { from, until, standing } => {
                self.refused_access_not_live(&when(*from), &when(*until), &self.access_standing(*standing))
            }
            Refusal::NotNamed => self.refused_not_named(),
            Refusal::NotToBeNamed => self.refused_not_to_be_named(),
            Refusal::AlreadyIn => self.refused_already_in(),
            Refusal::NotIn => self.refused_not_in(),
            Refusal::NotASuperAdministrator => self.refused_not_a_super_administrator(),
            Refusal::AlreadyChecked => self.refused_already_checked(),
            Refusal::Duty(DutyRefusal::NotAuthorised) => self.refused_contact_not_authorised(),
            Refusal::Duty(DutyRefusal::NobodyToContact) => self.refused_nobody_to_contact(),
            Refusal::Duty(DutyRefusal::NotOwed) => self.refused_duty_not_owed(),
            Refusal::Duty(DutyRefusal::NotACustomer) => self.refused_not_a_customer(),
            _ => self.refused_not_found(), // has its words in the other list
        }
    }
}
