//! Owner, next step, next news, workarounds, endorsements: what is promised beyond the acknowledgement.

use desk::ladder::Rung;
use desk::promise::{Debt, PromiseFact};

use crate::Lang;

words! {
    promised_heading() { en: "Promised", fr: "Promis", ja: "約束" }
    owner() { en: "Owner", fr: "En charge", ja: "担当者" }
    nobody() { en: "nobody", fr: "personne", ja: "なし" }
    nobody_yet() { en: "nobody yet", fr: "personne encore", ja: "未定" }
    not_said_yet() { en: "not said yet", fr: "pas encore dite", ja: "未設定" }
    news_as_promised() { en: "as promised", fr: "comme promis", ja: "約束どおり" }
    news_as_agreed() { en: "as agreed", fr: "selon les conditions", ja: "契約による" }
    debt_owner() { en: "no owner", fr: "sans responsable", ja: "担当者なし" }
    debt_next_step() { en: "no next step", fr: "sans prochaine étape", ja: "次の対応なし" }
    debt_news() { en: "news overdue", fr: "nouvelles en retard", ja: "連絡期限超過" }
    reclassify_heading() { en: "A workaround was found", fr: "Un contournement a été trouvé", ja: "回避策が見つかりました" }
    reclassify_says() {
        en: "This incident is called major, and major means without a workaround. Change its priority to minor, or say that the workaround doesn't help.",
        fr: "Cet incident est qualifié de majeur, et majeur veut dire sans contournement. Changez sa priorité en mineur, ou dites que le contournement n'aide pas.",
        ja: "このインシデントは重大とされていますが、重大とは回避策がないものです。軽微に変更するか、回避策が有効でないことを示してください。",
    }
    take_it() { en: "Take it", fr: "Je m'en charge", ja: "自分が担当" }
    assign() { en: "Assign", fr: "Confier", ja: "担当を割り当て" }
    hint_next_step() {
        en: "Told to those who wait: what you do next.",
        fr: "Dit à ceux qui attendent : ce que vous faites ensuite.",
        ja: "お待ちの方に伝えます。次に行うことを書いてください。",
    }
    hint_news_by(place: &str) {
        en: "{place} time. Left empty: as the agreement says.",
        fr: "Heure de {place}. Laissé vide : selon les conditions.",
        ja: "{place}の時刻。空欄の場合は契約の定めによります。",
    }
    send_next_step() { en: "Promise it", fr: "Le promettre", ja: "約束する" }
    find_workaround() { en: "Workaround found", fr: "Contournement trouvé", ja: "回避策を登録" }
    hint_workaround_found() {
        en: "Told to those who wait. If the incident is called major, another look at it is offered.",
        fr: "Dit à ceux qui attendent. Si l'incident est qualifié de majeur, un nouveau tri est proposé.",
        ja: "お待ちの方に伝えます。重大とされている場合は、見直しを提案します。",
    }
    send_workaround() { en: "Send the workaround", fr: "Envoyer le contournement", ja: "回避策を送信" }
    endorse() { en: "Endorse a diagnosis", fr: "Reprendre un diagnostic à son compte", ja: "診断を承認" }
    ask_endorsement() { en: "Which diagnosis", fr: "Quel diagnostic", ja: "対象の診断" }
    hint_endorsement() {
        en: "It becomes your word: the response time ends now, not when it was given.",
        fr: "Il devient votre parole : le délai de réponse prend fin maintenant, et non quand il a été donné.",
        ja: "あなたの診断として扱われます。応答時間は診断時ではなく今終了します。",
    }
    diagnosis_of(who: &str, when: &str) { en: "{who}, {when}", fr: "{who}, {when}", ja: "{who}、{when}" }
    endorsing_needs_qualification() {
        en: "Only a member who is qualified for it now can endorse a diagnosis.",
        fr: "Seul un membre qualifié pour cela à cet instant peut reprendre un diagnostic à son compte.",
        ja: "承認できるのは、現在その資格を持つ担当者だけです。",
    }
    name_product() { en: "Product", fr: "Produit", ja: "製品" }
    hint_product() {
        en: "A diagnosis counts from somebody qualified for it.",
        fr: "Un diagnostic compte s'il vient d'une personne qualifiée pour ce produit.",
        ja: "この製品の有資格者による診断が有効になります。",
    }
    send_product() { en: "Name the product", fr: "Nommer le produit", ja: "製品を設定" }
    done_endorsed(n: u64) { en: "{n}: diagnosis endorsed. The response time has ended.", fr: "{n} : diagnostic repris à votre compte. Le délai de réponse a pris fin.", ja: "{n}：診断を承認しました。応答時間は終了です。" }
    done_workaround(n: u64) { en: "{n}: workaround sent.", fr: "{n} : contournement envoyé.", ja: "{n}：回避策を送信しました。" }
    done_product(n: u64) { en: "{n}: product named.", fr: "{n} : produit nommé.", ja: "{n}：製品を設定しました。" }
    done_assigned(n: u64) { en: "{n}: assigned.", fr: "{n} : confié.", ja: "{n}：担当を割り当てました。" }
    done_released(n: u64) { en: "{n}: nobody answers for it now.", fr: "{n} : plus personne n'en a la charge.", ja: "{n}：担当を解除しました。" }
    done_next_step(n: u64) { en: "{n}: next step promised.", fr: "{n} : prochaine étape promise.", ja: "{n}：次の対応を約束しました。" }
    view_mine() { en: "Mine", fr: "Les miens", ja: "自分の担当" }
    view_lacking() { en: "Without owner or next step", fr: "Sans responsable ou sans étape", ja: "担当・次の対応なし" }
    queue_caption_mine() { en: "Open tickets that you answer for, what is due first on top", fr: "Tickets en cours à votre charge, la première échéance en tête", ja: "自分が担当する対応中のチケット（期限順）" }
    queue_caption_lacking() {
        en: "Open tickets that lack an owner or a next step, what is due first on top",
        fr: "Tickets en cours sans responsable ou sans prochaine étape, la première échéance en tête",
        ja: "担当者または次の対応がないチケット（期限順）",
    }
    nothing_mine() { en: "Nothing is yours at the moment.", fr: "Rien n'est à votre charge pour l'instant.", ja: "現在、担当しているチケットはありません。" }
    nothing_lacking() {
        en: "Every open ticket has an owner and a next step.",
        fr: "Chaque ticket en cours a un responsable et une prochaine étape.",
        ja: "すべてのチケットに担当者と次の対応があります。",
    }
    notices_title() { en: "Notices", fr: "Avis", ja: "お知らせ" }
    notices_lead() {
        en: "What was given to you, and what the desk called you for.",
        fr: "Ce qui vous a été confié, et ce pour quoi le guichet vous a appelé.",
        ja: "あなたに割り当てられたもの、呼び出しのあったものです。",
    }
    notices_standing() { en: "Still awaited", fr: "Encore attendu", ja: "対応待ち" }
    notices_past() { en: "Earlier", fr: "Auparavant", ja: "以前" }
    notices_none() { en: "Nobody called you, and nothing was given to you.", fr: "Personne ne vous a appelé, et rien ne vous a été confié.", ja: "お知らせはありません。" }
    notice_assigned() { en: "It was given to you", fr: "On vous l'a confié", ja: "担当に割り当てられました" }
    notice_called_target(whom: &str, due: &str) {
        en: "Called as {whom}: to be acknowledged by {due}",
        fr: "Appel, {whom} : accusé de réception attendu avant le {due}",
        ja: "{whom}として呼び出し：{due}までに受付確認",
    }
    notice_called_diagnosis(whom: &str, due: &str) {
        en: "Called as {whom}: first diagnosis by {due}",
        fr: "Appel, {whom} : premier diagnostic attendu avant le {due}",
        ja: "{whom}として呼び出し：{due}までに初回診断",
    }
    notice_called_further_up(said: &str) {
        en: "{said}; nobody is on shift at level 1",
        fr: "{said} ; personne n'est de service au niveau 1",
        ja: "{said}（レベル1には勤務表なし）",
    }
    notice_called_news(whom: &str, due: &str) {
        en: "Called as {whom}: news is promised by {due}",
        fr: "Appel, {whom} : des nouvelles sont promises avant le {due}",
        ja: "{whom}として呼び出し：{due}までに連絡する約束",
    }
    ask_product_hint() {
        en: "Where you use several of our applications: which one.",
        fr: "Si vous utilisez plusieurs de nos applications : laquelle.",
        ja: "複数の製品をご利用の場合は、どの製品かをお知らせください。",
    }
    /// `guichet person deputy`.
    help_person_deputy() {
        en: "Say who stands in for a manager: the last one the desk calls",
        fr: "Dire qui supplée un responsable : la dernière personne appelée",
        ja: "管理者の代理を指名する（最後に呼び出される人）",
    }
    /// `--deputy`.
    help_deputy() { en: "The deputy's address; left out: nobody", fr: "L'adresse du suppléant ; sans elle : personne", ja: "代理のアドレス（省略時はなし）" }
    /// A deputy was named.
    person_deputy(email: &str) { en: "The deputy of {email} is noted", fr: "Le suppléant de {email} est noté", ja: "{email}の代理を登録しました" }
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
    fact_news_passed() { en: "News was due by now", fr: "Des nouvelles étaient dues à cet instant", ja: "連絡の約束時刻を過ぎました" }
    fact_called(whom: &str, n: usize) {
        en: "Called, {n} person: {whom}" | "Called, {n} people: {whom}" by n,
        fr: "Appel, {n} personne : {whom}" | "Appel, {n} personnes : {whom}" by n,
        ja: "呼び出し（{n}人）：{whom}",
    }
    fact_called_further_up(n: usize) {
        en: "Nobody is on shift at level 1, the roster is the support centre's: called further up, {n} person" | "Nobody is on shift at level 1, the roster is the support centre's: called further up, {n} people" by n,
        fr: "Personne n'est de service au niveau 1, le planning est celui du centre : appel au-dessus, {n} personne" | "Personne n'est de service au niveau 1, le planning est celui du centre : appel au-dessus, {n} personnes" by n,
        ja: "レベル1には勤務表がない（サポートセンターのもの）ため、上位を呼び出し（{n}人）",
    }
    fact_called_nobody(whom: &str) {
        en: "To be called: {whom}; there was nobody",
        fr: "À appeler : {whom} ; il n'y avait personne",
        ja: "呼び出し先：{whom}（該当者なし）",
    }
    rung_assigned() { en: "whoever answers for it", fr: "la personne en charge", ja: "担当者" }
    rung_qualified() { en: "a qualified member on shift", fr: "un membre qualifié de service", ja: "勤務中の有資格者" }
    rung_manager() { en: "a manager", fr: "un responsable", ja: "管理者" }
    rung_deputy() { en: "the named deputy", fr: "le suppléant désigné", ja: "指名された代理" }
    fact_next_step() { en: "Next step", fr: "Prochaine étape", ja: "次の対応" }
}

impl Lang {
    /// What an open ticket lacks.
    #[must_use]
    pub fn debt(self, debt: Debt) -> String {
        match debt {
            Debt::Owner => self.debt_owner(),
            Debt::NextStep => self.debt_next_step(),
            Debt::News => self.debt_news(),
        }
    }

    /// Whom a rung of the ladder calls.
    #[must_use]
    pub fn rung(self, rung: Rung) -> String {
        match rung {
            Rung::Assigned => self.rung_assigned(),
            Rung::Qualified => self.rung_qualified(),
            Rung::Manager => self.rung_manager(),
            Rung::Deputy => self.rung_deputy(),
        }
    }

    /// What was promised, in a line of the timeline.
    #[must_use]
    pub fn promise_fact(self, fact: &PromiseFact) -> String {
        match fact {
            PromiseFact::Assigned { .. } => self.fact_assigned(),
            PromiseFact::Released {} => self.fact_released(),
            PromiseFact::NextStep { .. } => self.fact_next_step(),
            PromiseFact::NewsPassed(_) => self.fact_news_passed(),
            PromiseFact::Called(call) if call.people.is_empty() => {
                self.fact_called_nobody(&self.rung(call.to))
            }
            PromiseFact::Called(call) if call.no_roster => self.fact_called_further_up(call.people.len()),
            PromiseFact::Called(call) => self.fact_called(&self.rung(call.to), call.people.len()),
        }
    }
}
