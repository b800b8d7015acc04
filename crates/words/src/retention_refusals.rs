//! What is refused about how long something is kept.

use desk::retention::{Class, RetentionRefusal};

use crate::{Lang, Said};

refusals! {
    refused_retention_limits(what: &str, least: u16, most: u16) {
        en: "Nobody keeps that for so long, or so short", "{what}: between {least} and {most} months", "choose a number between the two, or leave it empty for the centre's";
        fr: "Personne ne garde cela si longtemps, ni si peu", "{what} : entre {least} et {most} mois", "choisissez un nombre entre les deux, ou laissez vide pour celui du centre";
        ja: "その期間は設定できません", "{what}：{least}か月から{most}か月まで", "範囲内の数を選ぶか、空欄にしてセンターの設定に従ってください";
    }
    refused_retention_same() {
        en: "That is what holds already", "nothing would change", "leave it as it is";
        fr: "C'est déjà ce qui vaut", "rien ne changerait", "laissez tel quel";
        ja: "すでにその設定です", "何も変わりません", "そのままにしてください";
    }
    refused_retention_held() {
        en: "It is held", "your organisation holds it already, or somebody's words on it are under a legal hold", "lift the hold first";
        fr: "C'est sous conservation", "votre organisation le retient déjà, ou les mots de quelqu'un y sont sous conservation légale", "levez d'abord la conservation";
        ja: "保全中です", "あなたの組織がすでに保全しているか、書いた人が法的な保全の対象です", "先に保全を解除してください";
    }
    refused_retention_not_held() {
        en: "Your organisation holds nothing there", "each lifts its own hold", "ask whoever holds it";
        fr: "Votre organisation n'y retient rien", "chacun lève sa propre conservation", "demandez à qui le retient";
        ja: "あなたの組織は保全していません", "保全は、かけた組織だけが解除できます", "保全している組織に依頼してください";
    }
    refused_retention_not_over() {
        en: "Nothing of it is over", "it is open, gone already, or its time hasn't come", "look at the plan";
        fr: "Rien n'en est échu", "il est ouvert, déjà vidé, ou son temps n'est pas venu", "voyez le plan";
        ja: "期限を過ぎたものがありません", "対応中か、破棄済みか、まだ期限前です", "計画を確認してください";
    }
    /// `guichet retention apply --now`.
    retention_applies_now() {
        en: "Nothing goes before its time", "what is destroyed bears the desk's own time", "leave --now out, or ask for the plan";
        fr: "Rien ne part avant son temps", "ce qui est détruit porte l'heure du bureau même", "retirez --now, ou demandez le plan";
        ja: "期限前には破棄できません", "破棄の記録には実際の時刻が付きます", "--now を外すか、planを使ってください";
    }
}

impl Lang {
    /// A refusal about how long something is kept.
    pub(crate) fn refusal_of_retention(self, refusal: RetentionRefusal) -> Said {
        match refusal {
            RetentionRefusal::Limits { class } => self.beyond_limits(class),
            RetentionRefusal::Same => self.refused_retention_same(),
            RetentionRefusal::Held => self.refused_retention_held(),
            RetentionRefusal::NotHeld => self.refused_retention_not_held(),
            RetentionRefusal::NotOver => self.refused_retention_not_over(),
        }
    }

    fn beyond_limits(self, class: Class) -> Said {
        let limits = class.limits();
        self.refused_retention_limits(&self.retention_class(class), *limits.start(), *limits.end())
    }
}
