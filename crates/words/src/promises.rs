//! Owner, next step, next news, workarounds, endorsements: what is promised beyond the acknowledgement.

use desk::promise::PromiseFact;

use crate::Lang;

words! {
    ask_product_hint() {
        en: "Where you use several of our applications: which one.",
        fr: "Si vous utilisez plusieurs de nos applications : laquelle.",
        ja: "複数の製品をご利用の場合は、どの製品かをお知らせください。",
    }
    /// `--product`.
    help_product() { en: "For this product only", fr: "Pour ce produit seulement", ja: "対象の製品（省略時はすべて）" }
    fact_endorsed() {
        en: "Diagnosis endorsed by a qualified member: the response time ends",
        fr: "Diagnostic repris à son compte par un membre qualifié : le délai de réponse prend fin",
        ja: "有資格者が診断を承認（応答時間の終了）",
    }
    fact_workaround_found() { en: "Workaround found", fr: "Contournement trouvé", ja: "回避策が見つかりました" }
    fact_product_named(product: &str) { en: "Product: {product}", fr: "Produit : {product}", ja: "製品：{product}" }
    fact_assigned() { en: "Assigned", fr: "Confié", ja: "担当の割り当て" }
    fact_released() { en: "No longer assigned", fr: "N'est plus confié à personne", ja: "担当の解除" }
    news_promised(when: &str) { en: "Next news by {when}", fr: "Prochaines nouvelles avant le {when}", ja: "{when}までにご連絡" }
    fact_next_step() { en: "Next step", fr: "Prochaine étape", ja: "次の対応" }
}

impl Lang {
    /// What was promised, in a line of the timeline.
    #[must_use]
    pub fn promise_fact(self, fact: &PromiseFact) -> String {
        match fact {
            PromiseFact::Assigned { .. } => self.fact_assigned(),
            PromiseFact::Released {} => self.fact_released(),
            PromiseFact::NextStep { .. } => self.fact_next_step(),
        }
    }
}
