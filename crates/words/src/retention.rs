//! How long what is kept: the page, the journal's lines, the console.

use desk::retention::{Class, Lapsed, RetentionFact, Source};

use crate::Lang;

words! {
    retention() { en: "Retention", fr: "Conservation", ja: "保存期間" }
    retention_of(name: &str) { en: "Retention: {name}", fr: "Conservation : {name}", ja: "保存期間：{name}" }
    retention_lead() {
        en: "What nobody needs any more goes by itself, once a day. The journal, every clock and every figure stay; words and files are destroyed for good.",
        fr: "Ce dont personne n'a plus besoin disparaît de soi-même, une fois par jour. Le journal, toutes les horloges et tous les chiffres restent ; textes et fichiers sont détruits pour de bon.",
        ja: "不要になったものは1日に1回、自動的に破棄されます。ジャーナル・時計・数値はすべて残り、本文とファイルだけが完全に破棄されます。",
    }
    retention_words() { en: "Words of tickets", fr: "Textes des tickets", ja: "チケットの本文" }
    retention_files() { en: "Files of tickets", fr: "Fichiers des tickets", ja: "チケットのファイル" }
    retention_security() { en: "Who came in, who looked at what", fr: "Qui est entré, qui a regardé quoi", ja: "サインインと閲覧の記録" }
    retention_what() { en: "What", fr: "Quoi", ja: "対象" }
    retention_how_long() { en: "Kept", fr: "Gardé", ja: "保存期間" }
    retention_says() { en: "Said by", fr: "Fixé par", ja: "設定者" }
    retention_goes() { en: "Goes now", fr: "Échu maintenant", ja: "破棄対象" }
    retention_oldest() { en: "Oldest", fr: "Le plus ancien", ja: "最古" }
    retention_months(n: u16) { en: "{n} months", fr: "{n} mois", ja: "{n}か月" }
    retention_own() { en: "the organisation", fr: "l'organisation", ja: "組織" }
    retention_centre() { en: "the centre, for all", fr: "le centre, pour tous", ja: "センター（全組織）" }
    retention_house() { en: "nobody: the desk's default", fr: "personne : valeur du bureau", ja: "既定値" }
    retention_from_closing() {
        en: "Words and files count from the ticket's closing, and nothing goes within 30 days of a shorter setting. Files never outlive the words. Who is signed in is forgotten when it ends.",
        fr: "Textes et fichiers comptent dès la clôture du ticket, et rien ne part dans les 30 jours d'un réglage plus court. Les fichiers ne survivent jamais aux textes. Les sessions sont oubliées à leur fin.",
        ja: "本文とファイルはチケットの完了日から数えます。短縮してから30日間は何も破棄されません。ファイルは本文より長く残りません。サインイン状態は終了時に消えます。",
    }
    retention_plan() { en: "What would go now", fr: "Ce qui partirait maintenant", ja: "現時点の破棄計画" }
    retention_plan_of(name: &str, instant: &str) { en: "{name}: what would go on {instant}", fr: "{name} : ce qui partirait le {instant}", ja: "{name}：{instant}時点の破棄計画" }
    retention_nothing() { en: "Nothing is over.", fr: "Rien n'est échu.", ja: "期限を過ぎたものはありません。" }
    retention_ticket() { en: "Ticket", fr: "Ticket", ja: "チケット" }
    retention_closed() { en: "Closed", fr: "Clos", ja: "完了日" }
    retention_due() { en: "Over since", fr: "Échu depuis", ja: "期限" }
    retention_more(n: usize) { en: "and {n} more tickets", fr: "et {n} tickets de plus", ja: "ほか{n}件" }
    retention_kept_on() { en: "held", fr: "retenu", ja: "保全中" }
    retention_set() { en: "Say how long", fr: "Fixer les durées", ja: "期間を設定する" }
    retention_hint(least: u16, most: u16) {
        en: "In months, {least} to {most}. Empty: what the centre says.",
        fr: "En mois, de {least} à {most}. Vide : ce que dit le centre.",
        ja: "{least}〜{most}か月。空欄ならセンターの設定に従います。",
    }
    retention_hint_centre(least: u16, most: u16) {
        en: "In months, {least} to {most}. It holds for whoever says nothing. Empty: as the house has it.",
        fr: "En mois, de {least} à {most}. Vaut pour qui ne dit rien. Vide : l'usage de la maison.",
        ja: "{least}〜{most}か月。設定のない組織にも適用されます。空欄なら既定値です。",
    }
    retention_reason_hint() {
        en: "Owed where something goes sooner than before.",
        fr: "Due si quelque chose part plus tôt qu'avant.",
        ja: "これまでより早く破棄する場合は必須です。",
    }
    retention_hold() { en: "Hold everything", fr: "Tout retenir", ja: "すべて保全する" }
    retention_hold_hint() {
        en: "For a claim, or a duty to keep: until it is lifted nothing of this organisation goes.",
        fr: "Pour un litige ou une obligation de conserver : jusqu'à sa levée, rien de cette organisation ne part.",
        ja: "紛争や保存義務がある場合、解除されるまでこの組織のものは何も破棄されません。",
    }
    retention_held_by(name: &str, date: &str) { en: "Held by {name} since {date}:", fr: "Retenu par {name} depuis le {date} :", ja: "{name}が{date}から保全中：" }
    retention_release() { en: "Lift the hold", fr: "Lever la conservation", ja: "保全を解除する" }
    done_retention() { en: "Said.", fr: "C'est dit.", ja: "設定しました。" }
    organisation_retention_set() { en: "Retention changed", fr: "Conservation modifiée", ja: "保存期間の変更" }
    organisation_retention_held() { en: "Everything held", fr: "Tout est retenu", ja: "保全を開始" }
    organisation_retention_released() { en: "Hold lifted", fr: "Conservation levée", ja: "保全を解除" }
    fact_words_lapsed(months: u16) {
        en: "Words and files destroyed: kept for {months} months after closing",
        fr: "Textes et fichiers détruits : gardés {months} mois après la clôture",
        ja: "本文とファイルを破棄：完了から{months}か月保存",
    }
    fact_files_lapsed(months: u16) {
        en: "Files destroyed: kept for {months} months after closing",
        fr: "Fichiers détruits : gardés {months} mois après la clôture",
        ja: "ファイルを破棄：完了から{months}か月保存",
    }
    /// `guichet retention`.
    help_retention() {
        en: "What is kept for how long: what would go, and let it go",
        fr: "Ce qui est gardé et combien de temps : voir ce qui partirait, et le laisser partir",
        ja: "保存期間：破棄対象を確認し、破棄する",
    }
    /// `guichet retention plan`.
    help_retention_plan() {
        en: "Show what would go; change nothing",
        fr: "Montrer ce qui partirait, sans rien changer",
        ja: "破棄対象を表示する（変更なし）",
    }
    /// `guichet retention apply`.
    help_retention_apply() {
        en: "Destroy what was kept long enough, as the plan shows it",
        fr: "Détruire ce qui fut gardé assez longtemps, comme le montre le plan",
        ja: "計画どおり、保存期間を過ぎたものを破棄する",
    }
    /// `--organisation`.
    help_retention_organisation() {
        en: "Of this organisation only, by its name or id",
        fr: "De cette organisation seulement, par son nom ou son id",
        ja: "この組織だけ（名称またはID）",
    }
    /// Nothing went, of one organisation.
    retention_applied_nothing(name: &str) { en: "{name}: nothing was over", fr: "{name} : rien n'était échu", ja: "{name}：破棄するものはありません" }
    /// What went, of one organisation.
    retention_applied(name: &str, words: u64, files: u64, lines: u64) {
        en: "{name}: words of {words} tickets, files of {files}, {lines} lines of who came in and who looked destroyed",
        fr: "{name} : textes de {words} tickets, fichiers de {files}, {lines} lignes de qui est entré et qui a regardé détruits",
        ja: "{name}：本文{words}件、ファイル{files}件、サインイン・閲覧記録{lines}行を破棄",
    }
}

impl Lang {
    /// A class of what is kept.
    #[must_use]
    pub fn retention_class(self, class: Class) -> String {
        match class {
            Class::Words => self.retention_words(),
            Class::Files => self.retention_files(),
            Class::Security => self.retention_security(),
        }
    }

    /// Who says how long.
    #[must_use]
    pub fn retention_source(self, source: Source) -> String {
        match source {
            Source::Own => self.retention_own(),
            Source::Centre => self.retention_centre(),
            Source::House => self.retention_house(),
        }
    }

    /// What a ticket lost.
    #[must_use]
    pub fn lapsed_fact(self, lapsed: &Lapsed) -> String {
        match lapsed.class {
            Class::Files => self.fact_files_lapsed(lapsed.months),
            Class::Words | Class::Security => self.fact_words_lapsed(lapsed.months),
        }
    }

    /// What was said about an organisation's retention.
    #[must_use]
    pub fn retention_fact(self, fact: &RetentionFact) -> String {
        match fact {
            RetentionFact::Held { .. } => self.organisation_retention_held(),
            RetentionFact::Released {} => self.organisation_retention_released(),
            RetentionFact::Set { periods, .. } => {
                let said = Class::ALL.iter().filter_map(|class| {
                    let months = self.retention_months(periods.of(*class)?);
                    Some(format!("{} {months}", self.retention_class(*class)))
                });
                let said: Vec<String> = said.collect();
                let title = self.organisation_retention_set();
                if said.is_empty() { title } else { format!("{title} ({})", said.join(", ")) }
            }
        }
    }
}
