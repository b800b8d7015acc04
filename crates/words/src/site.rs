//! The frame of the pages: navigation, switches, the demonstration's clock, what failed.

words! {
    /// The name of the product on its pages.
    brand() { en: "Guichet", fr: "Guichet", ja: "Guichet" }
    skip_to_content() { en: "Skip to the content", fr: "Aller au contenu", ja: "本文へ移動" }
    navigation() { en: "Pages", fr: "Pages", ja: "ページ" }
    views() { en: "Views", fr: "Vues", ja: "表示" }
    open_now_question() { en: "Open now?", fr: "Ouvert maintenant ?", ja: "現在の営業状況" }
    language() { en: "Language", fr: "Langue", ja: "言語" }
    change_theme() { en: "Light or dark", fr: "Clair ou sombre", ja: "明るい・暗い表示" }
    sign_out() { en: "Sign out", fr: "Se déconnecter", ja: "サインアウト" }
    keyboard_shortcuts() { en: "Keyboard shortcuts", fr: "Raccourcis clavier", ja: "キーボード操作" }
    keys_off() { en: "Turn single keys off", fr: "Désactiver les touches simples", ja: "単独キー操作を無効にする" }
    keys_on() { en: "Turn single keys on", fr: "Activer les touches simples", ja: "単独キー操作を有効にする" }
    close_dialog() { en: "Close", fr: "Fermer", ja: "閉じる" }
    commands() { en: "Commands", fr: "Commandes", ja: "コマンド" }
    palette_hint() { en: "A page, an action, a ticket's number…", fr: "Une page, une action, le numéro d'un ticket…", ja: "ページ、操作、チケット番号…" }
    palette_nothing() { en: "Nothing of that name.", fr: "Rien de ce nom.", ja: "該当なし" }
    live() { en: "live", fr: "en direct", ja: "自動更新中" }
    live_off(at: &str) { en: "not live since {at}", fr: "plus en direct depuis {at}", ja: "{at}から自動更新停止" }
    pause_live() { en: "Pause", fr: "Suspendre", ja: "一時停止" }
    resume_live() { en: "Resume", fr: "Reprendre", ja: "再開" }
    help() { en: "Help and agreement", fr: "Aide et conditions", ja: "ヘルプと契約" }
    hours_page() { en: "Hours of the support centre", fr: "Horaires du centre de support", ja: "サポートセンターの営業時間" }
    home() { en: "Home", fr: "Accueil", ja: "ホーム" }
    queue_title() { en: "Queue", fr: "File d'attente", ja: "受付一覧" }
    triage_title() { en: "Triage", fr: "Tri", ja: "仕分け" }
    my_tickets() { en: "Tickets", fr: "Tickets", ja: "チケット" }
    report_an_incident() { en: "Report an incident", fr: "Signaler un incident", ja: "インシデントを報告" }
    reports_title() { en: "Reports", fr: "Rapports", ja: "レポート" }
    terms_title() { en: "Agreement", fr: "Conditions", ja: "契約" }
    hours_title() { en: "Hours", fr: "Horaires", ja: "営業時間" }
    holiday_until(name: &str, when: &str) {
        en: "closed, {name}; opens {when}",
        fr: "fermé, {name} ; ouvre {when}",
        ja: "休業（{name}）・{when}開始",
    }
    demo_clock() { en: "Demonstration: the desk's clock shows", fr: "Démonstration : l'horloge du support indique", ja: "デモ：デスクの時計" }
    move_minutes(n: i64) { en: "+{n} min", fr: "+{n} min", ja: "＋{n}分" }
    move_hours(n: i64) { en: "+{n} h", fr: "+{n} h", ja: "＋{n}時間" }
    move_to_opening() { en: "to the next opening", fr: "à la prochaine ouverture", ja: "次の営業開始へ" }

    /// On a clock, before the due instant.
    clock_part_left(left: &str) { en: "{left} left", fr: "reste {left}", ja: "残り{left}" }
    /// On a clock while the desk is closed.
    clock_part_closed(resumes: &str) { en: "closed, resumes {resumes}", fr: "fermé, reprend {resumes}", ja: "営業時間外 {resumes}再開" }
    /// On a clock past its due instant; the plural is right for all but exactly one minute or hour.
    clock_part_over(over: &str) { en: "{over} over", fr: "dépassé de {over} ouvrées", ja: "目標を{over}超過" }
    /// On a provisional clock past its due instant: nothing is called missed before triage.
    clock_part_passed(over: &str) {
        en: "{over} past, awaiting triage",
        fr: "passé de {over}, tri attendu",
        ja: "{over}経過・仕分け待ち",
    }
    clock_withdrawn() { en: "closed before it was acknowledged", fr: "clos avant l'accusé de réception", ja: "受付確認前に完了" }
    clock_excluded() { en: "out of scope, § 2.B", fr: "hors périmètre, § 2.B", ja: "対象外（§2.B）" }
    clock_no_target(kind: &str) { en: "no target: {kind}", fr: "sans cible : {kind}", ja: "目標なし（{kind}）" }
    clock_untold() { en: "the imported log can't tell", fr: "le journal importé ne permet pas de le dire", ja: "取り込み元の記録では不明" }
    span_hours_minutes(h: &str, m: &str) { en: "{h} h {m} min", fr: "{h} h {m} min", ja: "{h}時間{m}分" }
    span_hours(h: &str) { en: "{h} h", fr: "{h} h", ja: "{h}時間" }
    span_minutes(m: &str) { en: "{m} min", fr: "{m} min", ja: "{m}分" }
    span_minutes_seconds(m: &str, s: &str) { en: "{m} min {s} s", fr: "{m} min {s} s", ja: "{m}分{s}秒" }
    span_seconds(s: &str) { en: "{s} s", fr: "{s} s", ja: "{s}秒" }
    say_soon(n: &str) { en: "{n} due soon", fr: "{n} à échéance bientôt", ja: "期限間近 {n}件" }
    say_over(n: &str) { en: "{n} past the due time", fr: "{n} au-delà de l'échéance", ja: "期限超過 {n}件" }

    key_rows() { en: "next row, previous row", fr: "ligne suivante, précédente", ja: "次の行・前の行" }
    key_open() { en: "open the row", fr: "ouvrir la ligne", ja: "行を開く" }
    key_send() { en: "send the form", fr: "envoyer le formulaire", ja: "フォームを送信" }
    key_palette() { en: "commands", fr: "commandes", ja: "コマンド" }
    key_sheet() { en: "this sheet", fr: "cette fiche", ja: "この一覧" }
    key_back() { en: "close, back", fr: "fermer, revenir", ja: "閉じる・戻る" }

    why_question(due: &str) { en: "Why {due}?", fr: "Pourquoi {due} ?", ja: "なぜ{due}？" }
    why_reading(title: &str, says: &str) {
        en: "Reading in force, {title}: {says}",
        fr: "Interprétation en vigueur, {title} : {says}",
        ja: "適用中の解釈（{title}）：{says}",
    }
    ribbon_summary(from: &str, due: &str) {
        en: "Open and closed time from {from} to {due}",
        fr: "Temps ouvert et fermé, de {from} à {due}",
        ja: "{from}から{due}までの営業時間と時間外",
    }
}
