//! Reviews of what was missed, and response times as a distribution.

use desk::review::{ReviewFact, ReviewState};

use crate::Lang;

words! {
    fact_review_written() { en: "Review written", fr: "Revue rédigée", ja: "レビューを作成" }
    fact_review_returned() { en: "Review sent back", fr: "Revue renvoyée", ja: "レビューを差し戻し" }
    fact_review_approved() { en: "Review approved", fr: "Revue approuvée", ja: "レビューを承認" }
    review_owed() { en: "to be written", fr: "à rédiger", ja: "未作成" }
    review_written() { en: "waits for a manager", fr: "attend un responsable", ja: "管理者の承認待ち" }
    review_returned() { en: "sent back", fr: "renvoyée", ja: "差し戻し" }
    review_approved() { en: "approved", fr: "approuvée", ja: "承認済み" }
    review_heading() { en: "Review of the missed target", fr: "Revue de la cible dépassée", ja: "目標超過のレビュー" }
    review_lead() {
        en: "Where the open time went from notification on. No clock pauses: this only says whose time it was.",
        fr: "Où est passé le temps ouvré depuis la notification. Aucune horloge ne s'arrête : ceci dit seulement à qui était ce temps.",
        ja: "受付からの営業時間の内訳です。時計は停止しません。どこで時間がかかったかだけを示します。",
    }
    review_part() { en: "Whose time", fr: "À qui ce temps", ja: "内訳" }
    review_time() { en: "Open time", fr: "Temps ouvré", ja: "営業時間" }
    spent_queue() { en: "in the queue, before triage", fr: "en file, avant le tri", ja: "仕分け待ち" }
    spent_provider() { en: "with those who asked: information or access awaited", fr: "chez le demandeur : informations ou accès attendus", ja: "依頼元：情報またはアクセスの回答待ち" }
    spent_gap() { en: "a gap in the roster", fr: "un trou dans le planning", ja: "シフトの不足" }
    spent_desk() { en: "at the desk", fr: "au guichet", ja: "デスクで対応" }
    spent_total() { en: "together", fr: "au total", ja: "合計" }
    write_review() { en: "Write the review", fr: "Rédiger la revue", ja: "レビューを作成" }
    hint_cause() { en: "Why it was missed. For the desk alone.", fr: "Pourquoi elle a été dépassée. Pour le guichet seul.", ja: "超過の原因。デスク内のみ。" }
    hint_remedy() { en: "What is done about it. For the desk alone.", fr: "Ce qu'on y fait. Pour le guichet seul.", ja: "対策。デスク内のみ。" }
    hint_wording() {
        en: "What the report says of it, once a manager approves. It is an indicator: the wording blames nobody.",
        fr: "Ce qu'en dit le rapport, une fois approuvé par un responsable. C'est un indicateur : la formulation n'accuse personne.",
        ja: "管理者の承認後、報告書に記載する文面です。指標ですので、誰かを責める書き方はしません。",
    }
    send_review() { en: "Hand it to a manager", fr: "Le remettre à un responsable", ja: "管理者に提出" }
    decide_review() { en: "Decide on the review", fr: "Décider de la revue", ja: "レビューを判断" }
    approve_review() { en: "Approve the wording", fr: "Approuver la formulation", ja: "文面を承認" }
    return_review() { en: "Send it back", fr: "La renvoyer", ja: "差し戻す" }
    ask_returning() { en: "What should be written otherwise", fr: "Ce qui est à écrire autrement", ja: "修正が必要な点" }
    review_returned_because(who: &str, why: &str) { en: "{who} sent it back: {why}", fr: "{who} l'a renvoyée : {why}", ja: "{who}が差し戻し：{why}" }
    done_review(n: u64) { en: "{n}: review written. A manager decides.", fr: "{n} : revue rédigée. Un responsable décide.", ja: "{n}：レビューを作成しました。管理者が判断します。" }
    done_review_approved(n: u64) { en: "{n}: wording approved; reports quote it.", fr: "{n} : formulation approuvée ; les rapports la citent.", ja: "{n}：文面を承認しました。報告書に記載されます。" }
    done_review_returned(n: u64) { en: "{n}: review sent back.", fr: "{n} : revue renvoyée.", ja: "{n}：レビューを差し戻しました。" }
    reviews_title() { en: "Reviews", fr: "Revues", ja: "レビュー" }
    reviews_lead() {
        en: "Each missed target, with why and what is done about it. Reports quote only wordings that a manager approved.",
        fr: "Chaque cible dépassée, avec le pourquoi et le remède. Les rapports ne citent que les formulations approuvées par un responsable.",
        ja: "目標を超過したチケットの原因と対策です。報告書には管理者が承認した文面だけを記載します。",
    }
    reviews_none() { en: "No target was missed.", fr: "Aucune cible n'a été dépassée.", ja: "目標の超過はありません。" }
    column_missed(place: &str) { en: "Missed ({place})", fr: "Dépassée ({place})", ja: "超過（{place}）" }
    column_review() { en: "Review", fr: "Revue", ja: "レビュー" }

    responses_title() { en: "Response times", fr: "Délais de réponse", ja: "応答時間" }
    responses_lead() {
        en: "From the opening of a ticket to the first diagnosis by a qualified member, in open time and by the calendar. Measured; the agreement sets no target.",
        fr: "De l'ouverture d'un ticket au premier diagnostic d'un membre qualifié, en temps ouvré et au calendrier. Mesuré ; les conditions ne fixent pas de cible.",
        ja: "チケットの開始から有資格者の初回診断までを、営業時間と暦時間で計測します。契約に目標はありません。",
    }
    responses_nothing() { en: "No diagnosis was given in this period.", fr: "Aucun diagnostic n'a été donné sur cette période.", ja: "この期間に診断はありません。" }
    responses_finding(half: &str, tenths: &str) {
        en: "Half of the diagnoses took no more than {half} of open time, nine in ten no more than {tenths}",
        fr: "La moitié des diagnostics ont pris au plus {half} de temps ouvré, neuf sur dix au plus {tenths}",
        ja: "診断の半数は営業時間{half}以内、9割は{tenths}以内",
    }
    responses_curve(n: u64) {
        en: "Share of {n} diagnosis given within so much open time" | "Share of {n} diagnoses given within so much open time" by n,
        fr: "Part de {n} diagnostic donné en autant de temps ouvré" | "Part de {n} diagnostics donnés en autant de temps ouvré" by n,
        ja: "経過営業時間ごとの診断済みの割合（{n}件）",
    }
    column_group() { en: "Group", fr: "Groupe", ja: "区分" }
    column_given() { en: "Diagnoses", fr: "Diagnostics", ja: "診断数" }
    column_waiting() { en: "Awaited", fr: "Attendus", ja: "待ち" }
    column_half_open() { en: "Half within, open time", fr: "La moitié en, temps ouvré", ja: "半数（営業時間）" }
    column_tenths_open() { en: "Nine in ten within, open time", fr: "Neuf sur dix en, temps ouvré", ja: "9割（営業時間）" }
    column_half_elapsed() { en: "Half within, by the calendar", fr: "La moitié en, au calendrier", ja: "半数（暦時間）" }
    column_tenths_elapsed() { en: "Nine in ten within, by the calendar", fr: "Neuf sur dix en, au calendrier", ja: "9割（暦時間）" }
}

impl Lang {
    /// What happened in a review.
    #[must_use]
    pub fn review_fact(self, fact: &ReviewFact) -> String {
        match fact {
            ReviewFact::Written(_) => self.fact_review_written(),
            ReviewFact::Returned { .. } => self.fact_review_returned(),
            ReviewFact::Approved {} => self.fact_review_approved(),
        }
    }

    /// Where a review stands.
    #[must_use]
    pub fn review_state(self, state: ReviewState) -> String {
        match state {
            ReviewState::Owed => self.review_owed(),
            ReviewState::Written => self.review_written(),
            ReviewState::Returned => self.review_returned(),
            ReviewState::Approved => self.review_approved(),
        }
    }
}
