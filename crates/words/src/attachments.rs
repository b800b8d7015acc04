//! Files with a text, as pages say them.

use crate::Lang;

words! {
    attach_hint(most: usize, limit: &str) {
        en: "Pictures, logs, recordings: up to {most} files, {limit} each. Leave passwords and keys out of them.",
        fr: "Images, journaux, enregistrements : jusqu'à {most} fichiers de {limit} chacun. Retirez-en mots de passe et clés.",
        ja: "画像、ログ、記録など。{most}件まで、各{limit}まで。パスワードや鍵は取り除いてください。",
    }
    attach_held() {
        en: "Here already, and sent with the text. Untick what isn't to go.",
        fr: "Déjà reçus, et envoyés avec le texte. Décochez ce qui ne doit pas partir.",
        ja: "受け取り済みで、本文と一緒に送られます。送らないものはチェックを外してください。",
    }
    attached_files() { en: "Files", fr: "Fichiers", ja: "添付ファイル" }
    attached_erased() {
        en: "A file that was erased",
        fr: "Un fichier effacé",
        ja: "消去されたファイル",
    }
    attached_download(name: &str) { en: "Download {name}", fr: "Télécharger {name}", ja: "{name}をダウンロード" }
    attached_image(name: &str) { en: "Picture: {name}", fr: "Image : {name}", ja: "画像：{name}" }
}

impl Lang {
    /// How large something is, in the units that people read.
    ///
    /// ```
    /// use words::Lang;
    /// assert_eq!(Lang::En.file_size(25 << 20), "25 MiB");
    /// assert_eq!(Lang::Fr.file_size(1_536), "1,5 Kio");
    /// assert_eq!(Lang::Ja.file_size(900), "900バイト");
    /// ```
    pub fn file_size(self, bytes: u64) -> String {
        let units: [(u64, &str, &str); 3] =
            [(30, "GiB", "Gio"), (20, "MiB", "Mio"), (10, "KiB", "Kio")];
        let Some((shift, en, fr)) = units.into_iter().find(|(shift, ..)| bytes >= 1 << shift) else {
            return match self {
                Lang::En => format!("{bytes} bytes"),
                Lang::Fr => format!("{bytes} octets"),
                Lang::Ja => format!("{bytes}バイト"),
            };
        };
        let (whole, tenth) = (bytes >> shift, ((bytes % (1 << shift)) * 10) >> shift);
        let point = self.pick(".", ",", ".");
        let number = if tenth == 0 { whole.to_string() } else { format!("{whole}{point}{tenth}") };
        format!("{number} {}", self.pick(en, fr, en))
    }
}
