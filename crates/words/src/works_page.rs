//! Problems, maintenance and releases: their pages at the desk, and what the portal shows of them.

use desk::maintenance::{Effect, MaintenanceState};
use desk::problem::Verdict;
use desk::release::ReleaseState;

use crate::Lang;

words! {
    works_views() { en: "Causes and updates", fr: "Causes et mises à jour", ja: "原因と更新" }
    works_open() { en: "Open", fr: "En cours", ja: "進行中" }
    works_over() { en: "Over", fr: "Terminés", ja: "終了" }
    works_since() { en: "Since", fr: "Depuis", ja: "開始" }
    works_number() { en: "Number", fr: "Numéro", ja: "番号" }
    works_state() { en: "State", fr: "État", ja: "状態" }
    works_reason() { en: "Why", fr: "Pourquoi", ja: "理由" }
    works_said_by(who: &str, at: &str) { en: "{who}, {at}", fr: "{who}, {at}", ja: "{who}（{at}）" }
    works_history() { en: "What happened", fr: "Ce qui s'est passé", ja: "経過" }

    problems_title() { en: "Problems", fr: "Problèmes", ja: "問題" }
    problems_lead() {
        en: "The causes behind incidents: what was tried, what helps meanwhile, what it costs.",
        fr: "Les causes derrière les incidents : ce qui a été essayé, ce qui aide en attendant, ce que cela coûte.",
        ja: "インシデントの背後にある原因：試したこと、当面の対処、かかった時間。",
    }
    problems_none() { en: "No problem is open.", fr: "Aucun problème n'est ouvert.", ja: "未解決の問題はありません。" }
    problems_none_over() { en: "No problem is over yet.", fr: "Aucun problème n'est encore terminé.", ja: "終了した問題はまだありません。" }
    problem_named(number: u64) { en: "Problem {number}", fr: "Problème {number}", ja: "問題{number}" }
    problem_new() { en: "Begin a problem", fr: "Ouvrir un problème", ja: "問題を登録" }
    problem_in_one_line() { en: "In one line", fr: "En une ligne", ja: "一行で" }
    problem_statement_hint() {
        en: "What is seen, where, since when. Those who asked for a linked incident read it.",
        fr: "Ce qu'on observe, où, depuis quand. Qui a demandé un incident lié le lit.",
        ja: "何が、どこで、いつから起きているか。関連付けた件の依頼者も読みます。",
    }
    problem_for_ticket(number: u64) {
        en: "Which problem is behind ticket {number}?",
        fr: "Quel problème se trouve derrière le ticket {number} ?",
        ja: "チケット{number}の原因となる問題はどれですか。",
    }
    problem_for_tickets(n: usize) {
        en: "A problem behind these {n} tickets",
        fr: "Un problème derrière ces {n} tickets",
        ja: "この{n}件の背後にある問題",
    }
    problem_groups(n: usize) {
        en: "{n} group of similar tickets could be one problem" | "{n} groups of similar tickets could each be one problem" by n,
        fr: "{n} groupe de tickets semblables pourrait être un problème" | "{n} groupes de tickets semblables pourraient être chacun un problème" by n,
        ja: "類似チケットの{n}グループは、それぞれ一つの問題かもしれません",
    }
    problem_for_group(n: usize) {
        en: "Begin a problem with these {n}",
        fr: "Ouvrir un problème avec ces {n}",
        ja: "この{n}件で問題を登録",
    }
    similar_problems() { en: "Problems that may be behind it", fr: "Problèmes peut-être en cause", ja: "考えられる問題" }
    similar_problems_none() { en: "No open problem reads like it.", fr: "Aucun problème ouvert ne lui ressemble.", ja: "類似の未解決の問題はありません。" }
    similar_linked(n: usize) {
        en: "{n} similar ticket comes from it" | "{n} similar tickets come from it" by n,
        fr: "{n} ticket semblable en découle" | "{n} tickets semblables en découlent" by n,
        ja: "類似チケット{n}件がこの問題によるもの",
    }
    done_linked(n: u64) { en: "{n} is linked to the problem.", fr: "{n} est lié au problème.", ja: "{n}を問題に関連付けました。" }
    problem_of_yours() { en: "Your incidents that come from it", fr: "Vos incidents qui en découlent", ja: "この問題によるお客様の件" }
    problem_read() { en: "Read about the problem", fr: "Lire à propos du problème", ja: "問題の詳細" }
    problem_correction() { en: "The correction", fr: "La correction", ja: "修正" }
    problem_corrected_in(version: &str) { en: "Version {version} carries it.", fr: "La version {version} l'apporte.", ja: "バージョン{version}で修正されています。" }
    problem_not_corrected() { en: "No release carries it yet.", fr: "Aucune version ne l'apporte encore.", ja: "修正を含むリリースはまだありません。" }
    problem_stands_open() { en: "We are working on it.", fr: "Nous y travaillons.", ja: "対応中です。" }
    problem_stands_cause() { en: "Its cause is found.", fr: "Sa cause est trouvée.", ja: "原因が判明しています。" }
    problem_stands_over() { en: "It is over.", fr: "Il est terminé.", ja: "終了しました。" }
    problem_link_this(number: u64) { en: "Link {number}", fr: "Lier {number}", ja: "{number}を関連付け" }
    problem_link() { en: "Link an incident", fr: "Lier un incident", ja: "インシデントを関連付け" }
    problem_link_number() { en: "Number of the ticket", fr: "Numéro du ticket", ja: "チケット番号" }
    problem_unlink_one() { en: "Take a link away", fr: "Retirer un lien", ja: "関連付けを解除" }
    problem_incidents() { en: "Incidents that come from it", fr: "Incidents qui en découlent", ja: "この問題によるインシデント" }
    problem_count() { en: "Incidents", fr: "Incidents", ja: "インシデント" }
    problem_no_incidents() { en: "No incident is linked yet.", fr: "Aucun incident n'est encore lié.", ja: "関連付けられたインシデントはまだありません。" }
    problem_cost() { en: "Cost in open hours", fr: "Coût en heures ouvrées", ja: "営業時間での所要" }
    problem_cost_hint() {
        en: "Open time of each incident's region while the incident was open.",
        fr: "Temps ouvré de la région de chaque incident tant qu'il était ouvert.",
        ja: "各インシデントが未解決だった間の、その地域の営業時間の合計。",
    }
    problem_excluded() {
        en: "Excluded: it costs the centre what it isn't obliged to.",
        fr: "Exclu : il coûte au centre ce à quoi il n'est pas tenu.",
        ja: "対象外：センターの義務の範囲外です。",
    }
    problem_hypotheses() { en: "Hypotheses", fr: "Hypothèses", ja: "仮説" }
    problem_no_hypotheses() { en: "No hypothesis yet.", fr: "Aucune hypothèse pour l'instant.", ja: "仮説はまだありません。" }
    problem_suppose() { en: "Write a hypothesis down", fr: "Noter une hypothèse", ja: "仮説を記録" }
    problem_judge(number: u32) { en: "Judge hypothesis {number}", fr: "Juger l'hypothèse {number}", ja: "仮説{number}を判定" }
    problem_how_one_knows() { en: "How one knows", fr: "Comment on le sait", ja: "判断の根拠" }
    problem_cause() { en: "Cause", fr: "Cause", ja: "原因" }
    problem_no_cause() { en: "Not found yet.", fr: "Pas encore trouvée.", ja: "まだ判明していません。" }
    problem_find_cause() { en: "Name the cause", fr: "Nommer la cause", ja: "原因を記録" }
    problem_workaround() { en: "Workaround", fr: "Contournement", ja: "回避策" }
    problem_workaround_hint() {
        en: "Each linked ticket shows it, to both sides.",
        fr: "Chaque ticket lié l'affiche, aux deux parties.",
        ja: "関連するすべてのチケットで、双方に表示されます。",
    }
    problem_no_workaround() { en: "None is known.", fr: "Aucun n'est connu.", ja: "見つかっていません。" }
    problem_give_workaround() { en: "Give a workaround", fr: "Donner un contournement", ja: "回避策を提示" }
    problem_withdraw_workaround() { en: "Withdraw the workaround", fr: "Retirer le contournement", ja: "回避策を取り消す" }
    problem_restate() { en: "Say it anew", fr: "Reformuler", ja: "記述し直す" }
    problem_close() { en: "Close the problem", fr: "Clore le problème", ja: "問題を終了" }
    problem_how_it_ended() { en: "How it ended", fr: "Comment il s'est terminé", ja: "終了の経緯" }
    problem_reopen() { en: "Bring it back", fr: "Le rouvrir", ja: "再開する" }
    problem_done() { en: "The problem is changed.", fr: "Le problème est modifié.", ja: "問題を更新しました。" }
    problem_begun() { en: "The problem is begun.", fr: "Le problème est ouvert.", ja: "問題を登録しました。" }
    problem_behind() { en: "The problem behind it", fr: "Le problème derrière", ja: "背後の問題" }
    problem_behind_none() { en: "None is linked.", fr: "Aucun n'est lié.", ja: "関連付けはありません。" }
    problem_choose() { en: "Link it to a problem", fr: "Le lier à un problème", ja: "問題に関連付ける" }
    problem_known() {
        en: "This comes from a known problem.",
        fr: "Ceci provient d'un problème connu.",
        ja: "本件は既知の問題によるものです。",
    }
    problem_meanwhile() { en: "What helps meanwhile", fr: "Ce qui aide en attendant", ja: "当面の対処方法" }
    problem_searching() {
        en: "We are looking for its cause; a workaround will be shown here.",
        fr: "Nous en cherchons la cause ; un contournement s'affichera ici.",
        ja: "原因を調査中です。回避策が見つかればここに表示します。",
    }

    resolutions_given() { en: "Resolutions", fr: "Résolutions", ja: "解決策" }
    resolution_accepted_by(who: &str, at: &str) {
        en: "accepted by {who}, {at}",
        fr: "acceptée par {who}, {at}",
        ja: "{who}が承認（{at}）",
    }
    resolution_contested_by(who: &str, at: &str) {
        en: "contested by {who}, {at}",
        fr: "contestée par {who}, {at}",
        ja: "{who}が異議（{at}）",
    }
    resolution_unanswered() { en: "not answered", fr: "sans réponse", ja: "未回答" }
    told_accepted() { en: "Accepted. Thank you for saying so.", fr: "Accepté. Merci de l'avoir dit.", ja: "承認しました。ご連絡ありがとうございます。" }
    told_objected() { en: "Contested: the ticket is open again.", fr: "Contesté : le ticket est de nouveau ouvert.", ja: "異議を受け付け、チケットを再開しました。" }
    resolution_no() { en: "No, it doesn't help", fr: "Non, cela ne convient pas", ja: "いいえ、解決していません" }
    resolution_what_is_wrong() { en: "What is wrong still?", fr: "Qu'est-ce qui ne va toujours pas ?", ja: "何が解決していませんか。" }

    maintenance_title() { en: "Maintenance", fr: "Maintenance", ja: "メンテナンス" }
    maintenance_lead() {
        en: "Planned work: announced ahead by the agreement's own rule, never twice at once for the same people.",
        fr: "Travaux planifiés : annoncés à l'avance selon les conditions, jamais deux à la fois pour les mêmes personnes.",
        ja: "計画作業：契約の定めに従って事前に告知し、同じ対象者に重ねて行いません。",
    }
    maintenance_none() { en: "No maintenance is planned.", fr: "Aucune maintenance n'est prévue.", ja: "予定されたメンテナンスはありません。" }
    maintenance_none_over() { en: "None has taken place yet.", fr: "Aucune n'a encore eu lieu.", ja: "実施済みのものはまだありません。" }
    maintenance_plan() { en: "Plan a maintenance", fr: "Planifier une maintenance", ja: "メンテナンスを計画" }
    maintenance_redraw() { en: "Plan it anew", fr: "La replanifier", ja: "計画し直す" }
    maintenance_what() { en: "What, in one line", fr: "Quoi, en une ligne", ja: "内容（一行）" }
    maintenance_from() { en: "From", fr: "De", ja: "開始" }
    maintenance_until() { en: "Until", fr: "À", ja: "終了" }
    maintenance_by_clock(place: &str) { en: "By the clock of {place}.", fr: "À l'heure de {place}.", ja: "{place}の時刻。" }
    maintenance_rule(owed: &str) {
        en: "The agreement owes {owed} of business time of notice to those concerned.",
        fr: "Les conditions exigent un préavis de {owed} de temps ouvré des personnes concernées.",
        ja: "契約により、対象者の営業時間で{owed}前までの告知が必要です。",
    }
    maintenance_whom() { en: "Who is concerned", fr: "Qui est concerné", ja: "対象者" }
    maintenance_everybody() { en: "Everybody", fr: "Tout le monde", ja: "全員" }
    maintenance_some_regions() { en: "These regions", fr: "Ces régions", ja: "特定の地域" }
    maintenance_some_organisations() { en: "These organisations", fr: "Ces organisations", ja: "特定の組織" }
    maintenance_regions() { en: "Regions", fr: "Régions", ja: "地域" }
    maintenance_organisations() { en: "Organisations", fr: "Organisations", ja: "組織" }
    maintenance_effect() { en: "What is noticed", fr: "Ce qu'on remarque", ja: "影響" }
    maintenance_window() { en: "Window", fr: "Fenêtre", ja: "時間帯" }
    maintenance_window_from_to(from: &str, until: &str) { en: "{from} – {until}", fr: "{from} – {until}", ja: "{from}～{until}" }
    maintenance_in_hours(span: &str, region: &str) {
        en: "{span} of it in open hours of {region}",
        fr: "dont {span} en heures ouvrées de {region}",
        ja: "うち{region}の営業時間：{span}",
    }
    maintenance_announce() { en: "Announce it", fr: "L'annoncer", ja: "告知する" }
    maintenance_announce_hint() {
        en: "Drafted for you in three languages. It appears in the portal of those concerned, and a letter to each waits in the outbox.",
        fr: "Rédigé pour vous en trois langues. L'annonce paraît dans le portail des personnes concernées, et une lettre pour chacune attend dans la boîte d'envoi.",
        ja: "三か国語の案を用意しました。対象者のポータルに表示され、各人への通知が送信待ちに入ります。",
    }
    maintenance_postpone() { en: "Postpone it", fr: "La reporter", ja: "延期する" }
    maintenance_done() { en: "It is done", fr: "Elle est faite", ja: "完了した" }
    maintenance_how_it_went() { en: "How it went", fr: "Comment cela s'est passé", ja: "結果" }
    maintenance_cancel() { en: "Cancel it", fr: "L'annuler", ja: "中止する" }
    maintenance_moved(from: &str, until: &str) {
        en: "Was {from} – {until}",
        fr: "Était : {from} – {until}",
        ja: "変更前：{from}～{until}",
    }
    maintenance_changed() { en: "The maintenance is changed.", fr: "La maintenance est modifiée.", ja: "メンテナンスを更新しました。" }
    maintenance_announced_done() {
        en: "It is announced; those concerned see it now.",
        fr: "Elle est annoncée ; les personnes concernées la voient dès maintenant.",
        ja: "告知しました。対象者に表示されています。",
    }
    maintenance_ahead() { en: "Planned maintenance", fr: "Maintenance planifiée", ja: "計画メンテナンス" }
    maintenance_on_now() { en: "Maintenance is going on", fr: "Maintenance en cours", ja: "メンテナンス実施中" }
    maintenance_release() { en: "Release that it installs", fr: "Version qu'elle installe", ja: "適用するリリース" }
    maintenance_no_release() { en: "none", fr: "aucune", ja: "なし" }
    maintenance_installs(version: &str) {
        en: "It installs version {version}.",
        fr: "Elle installe la version {version}.",
        ja: "バージョン{version}を適用します。",
    }
    release_windows() { en: "Maintenance that installs it", fr: "Maintenance qui l'installe", ja: "適用するメンテナンス" }
    release_windows_none() { en: "No window names it.", fr: "Aucune fenêtre ne la nomme.", ja: "指定した時間帯はありません。" }
    release_window_notice(from: &str, until: &str) {
        en: "It is installed in the maintenance window from {from} to {until}.",
        fr: "Elle est installée pendant la maintenance du {from} au {until}.",
        ja: "{from}から{until}までのメンテナンスで適用します。",
    }
    release_window_done(from: &str, until: &str) {
        en: "It was installed in the maintenance window from {from} to {until}.",
        fr: "Elle a été installée pendant la maintenance du {from} au {until}.",
        ja: "{from}から{until}までのメンテナンスで適用しました。",
    }
    maintenance_notice(what: &str, from: &str, until: &str, effect: &str) {
        en: "Planned maintenance: {what}. From {from} to {until}. {effect}",
        fr: "Maintenance planifiée : {what}. Du {from} au {until}. {effect}",
        ja: "計画メンテナンスのお知らせ：{what}。{from}から{until}まで。{effect}",
    }
    notice_in_english() { en: "In English", fr: "En anglais", ja: "英語" }
    notice_in_french() { en: "In French", fr: "En français", ja: "フランス語" }
    notice_in_japanese() { en: "In Japanese", fr: "En japonais", ja: "日本語" }

    releases_title() { en: "Releases", fr: "Versions", ja: "リリース" }
    releases_lead() {
        en: "Updates: what they contain and which incidents they close. Publishing tells each reporter.",
        fr: "Les mises à jour : ce qu'elles contiennent et les incidents qu'elles closent. Publier prévient chaque auteur.",
        ja: "アップデートの内容と、解決されるインシデント。公開すると各報告者に通知します。",
    }
    releases_portal_lead() {
        en: "What is out, and what is in it.",
        fr: "Ce qui est paru, et ce que cela contient.",
        ja: "公開済みのアップデートとその内容。",
    }
    releases_none() { en: "No release is in preparation.", fr: "Aucune version n'est en préparation.", ja: "準備中のリリースはありません。" }
    releases_none_out() { en: "Nothing is out yet.", fr: "Rien n'est encore paru.", ja: "公開済みのものはまだありません。" }
    release_named(version: &str) { en: "Release {version}", fr: "Version {version}", ja: "リリース{version}" }
    release_prepare() { en: "Prepare a release", fr: "Préparer une version", ja: "リリースを準備" }
    release_redraw() { en: "Prepare it anew", fr: "La repréparer", ja: "準備し直す" }
    release_problems() { en: "Problems whose cause it removes", fr: "Problèmes dont elle supprime la cause", ja: "原因を取り除く問題" }
    release_tickets() { en: "Incidents besides, by number", fr: "Autres incidents, par numéro", ja: "その他のインシデント（番号）" }
    release_tickets_hint() { en: "With spaces between: 1042 1040.", fr: "Séparés par des espaces : 1042 1040.", ja: "空白で区切ります：1042 1040" }
    release_closes() { en: "Incidents that it closes", fr: "Incidents qu'elle clôt", ja: "解決されるインシデント" }
    release_closes_none() { en: "None is linked.", fr: "Aucun n'est lié.", ja: "関連付けはありません。" }
    release_publish() { en: "Publish it", fr: "La publier", ja: "公開する" }
    release_publish_hint() {
        en: "Each open incident is resolved by a permanent update, and each reporter is told, in their language.",
        fr: "Chaque incident ouvert est résolu par une mise à jour permanente, et chaque auteur est prévenu dans sa langue.",
        ja: "未解決のインシデントは恒久アップデートで解決済みとなり、報告者にはそれぞれの言語で通知されます。",
    }
    release_told(told: usize, all: usize) {
        en: "{told} of {all} reporters told",
        fr: "{told} auteurs prévenus sur {all}",
        ja: "報告者{all}名中{told}名に通知済み",
    }
    release_go_on() { en: "Tell the others", fr: "Prévenir les autres", ja: "残りに通知" }
    release_withdraw() { en: "Withdraw it", fr: "La retirer", ja: "取り下げる" }
    release_withdrawn_because(why: &str) { en: "Withdrawn: {why}", fr: "Retirée : {why}", ja: "取り下げ：{why}" }
    release_changed() { en: "The release is changed.", fr: "La version est modifiée.", ja: "リリースを更新しました。" }
    release_published() { en: "It is out, and the reporters are told.", fr: "Elle est parue, et les auteurs sont prévenus.", ja: "公開し、報告者に通知しました。" }
    release_out(at: &str) { en: "Out since {at}", fr: "Parue le {at}", ja: "{at}公開" }
    release_notice(version: &str) {
        en: "Version {version} is available. It fixes the following:",
        fr: "La version {version} est disponible. Elle corrige ce qui suit :",
        ja: "バージョン{version}を公開しました。修正内容は次のとおりです。",
    }

    outbox_title() { en: "Outbox", fr: "Boîte d'envoi", ja: "送信待ち" }
    outbox_lead() {
        en: "Letters that wait: mail is sent from here once it is connected.",
        fr: "Les lettres en attente : le courrier partira d'ici une fois raccordé.",
        ja: "送信待ちの通知。メール接続後、ここから送信されます。",
    }
    outbox_none() { en: "Nothing waits.", fr: "Rien n'attend.", ja: "送信待ちはありません。" }
    outbox_to() { en: "To", fr: "À", ja: "宛先" }
    outbox_since() { en: "Since", fr: "Depuis", ja: "作成" }
    outbox_waits() { en: "waits", fr: "en attente", ja: "待機中" }
}

impl Lang {
    /// What came of a hypothesis.
    #[must_use]
    pub fn verdict(self, verdict: Verdict) -> String {
        self.typeset(match verdict {
            Verdict::Held => ("it holds", "elle tient", "成立"),
            Verdict::RuledOut => ("ruled out", "écartée", "否定"),
        })
    }

    /// What those concerned notice, as a sentence of a notice.
    #[must_use]
    pub fn maintenance_effect_means(self, effect: Effect) -> String {
        self.typeset(match effect {
            Effect::None => (
                "You will notice nothing.",
                "Vous ne remarquerez rien.",
                "ご利用への影響はありません。",
            ),
            Effect::Degraded => (
                "The application runs in a degraded mode.",
                "L'application fonctionne en mode dégradé.",
                "機能が一部制限されます。",
            ),
            Effect::Unavailable => (
                "The application can't be used.",
                "L'application n'est pas utilisable.",
                "アプリケーションをご利用いただけません。",
            ),
        })
    }

    /// Where a maintenance stands.
    #[must_use]
    pub fn maintenance_state(self, state: MaintenanceState) -> String {
        self.typeset(match state {
            MaintenanceState::Planned => ("draft", "brouillon", "下書き"),
            MaintenanceState::Announced => ("announced", "annoncée", "告知済み"),
            MaintenanceState::Done => ("done", "faite", "完了"),
            MaintenanceState::Cancelled => ("cancelled", "annulée", "中止"),
        })
    }

    /// Where a release stands.
    #[must_use]
    pub fn release_state(self, state: ReleaseState) -> String {
        self.typeset(match state {
            ReleaseState::Prepared => ("in preparation", "en préparation", "準備中"),
            ReleaseState::Published => ("out", "parue", "公開済み"),
            ReleaseState::Withdrawn => ("withdrawn", "retirée", "取り下げ"),
        })
    }

    fn typeset(self, (en, fr, ja): (&str, &str, &str)) -> String {
        match self {
            Lang::En => en.to_owned(),
            Lang::Fr => crate::typography::french(fr),
            Lang::Ja => ja.to_owned(),
        }
    }
}
