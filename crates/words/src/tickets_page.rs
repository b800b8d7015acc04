//! The portal's list of tickets.

words! {
    tickets_heading() { en: "Tickets", fr: "Tickets", ja: "チケット" }
    tickets_waiting() { en: "Waiting for you", fr: "Vous attendent", ja: "ご対応待ち" }
    tickets_with_us() { en: "With us", fr: "Chez nous", ja: "対応中" }
    tickets_closed() { en: "Closed", fr: "Clos", ja: "完了" }
    portal_column_number() { en: "No.", fr: "N°", ja: "番号" }
    portal_column_subject() { en: "Subject", fr: "Objet", ja: "件名" }
    portal_column_customer() { en: "Customer", fr: "Client", ja: "お客様" }
    portal_column_reference() { en: "Your reference", fr: "Votre référence", ja: "管理番号" }
    portal_column_clock() { en: "Acknowledgement", fr: "Accusé de réception", ja: "受付確認" }
    portal_column_state() { en: "State", fr: "État", ja: "状態" }
    portal_column_news() { en: "Last news", fr: "Dernières nouvelles", ja: "最新" }
    /// Why it waits for the reader.
    waits_for_a_word() { en: "we wrote to you", fr: "nous vous avons écrit", ja: "ご返信待ち" }
    waits_for_the_end() { en: "resolved: does it help?", fr: "résolu : cela convient-il ?", ja: "解決策をご確認ください" }
    tickets_none_waiting() { en: "Nothing waits for you.", fr: "Rien ne vous attend.", ja: "ご対応待ちはありません。" }
    tickets_none_with_us() { en: "No ticket in progress.", fr: "Aucun ticket en cours.", ja: "進行中のチケットはありません。" }
    tickets_none_closed() { en: "No ticket is closed yet.", fr: "Aucun ticket n'est encore clos.", ja: "完了したチケットはまだありません。" }
    tickets_next() { en: "Next", fr: "Suivants", ja: "次へ" }
    tickets_first() { en: "Back to the beginning", fr: "Revenir au début", ja: "最初へ戻る" }
    /// A ticket whose subject was erased or isn't for this reader.
    portal_no_subject() { en: "(no subject to show)", fr: "(pas d'objet à montrer)", ja: "（件名なし）" }
    tickets_live_new(n: &str) { en: "{n} new · show", fr: "{n} de plus · afficher", ja: "新着{n}件・表示" }
}
