//! What is refused of problems, maintenance, releases and resolutions: what, why, what to try.

use desk::works::WorksRefusal;

use crate::{Lang, Said};

refusals! {
    refused_over() {
        en: "It is over", "what is over takes nothing more", "bring it back first, or begin a new one";
        fr: "C'est terminé", "ce qui est terminé ne change plus", "rouvrez d'abord, ou commencez-en un autre";
        ja: "すでに終了しています", "終了したものは変更できません", "先に再開するか、新しく作成してください";
    }
    refused_not_over() {
        en: "It isn't over", "only what is over can be brought back", "reload to see where it stands";
        fr: "Ce n'est pas terminé", "seul ce qui est terminé peut être rouvert", "rechargez pour voir où il en est";
        ja: "まだ終了していません", "再開できるのは終了したものだけです", "再読み込みして状態を確認してください";
    }
    refused_no_hypothesis(number: u32) {
        en: "There is no hypothesis {number}", "hypotheses are numbered as they were written", "choose one of the log";
        fr: "L'hypothèse {number} n'existe pas", "les hypothèses sont numérotées dans l'ordre", "choisissez-en une du journal";
        ja: "仮説{number}はありません", "仮説には記載順の番号が付きます", "一覧から選んでください";
    }
    refused_judged(number: u32) {
        en: "Hypothesis {number} is judged already", "what came of a hypothesis stays in the log", "write a new hypothesis";
        fr: "L'hypothèse {number} est déjà jugée", "le verdict reste dans le journal", "écrivez une nouvelle hypothèse";
        ja: "仮説{number}はすでに判定済みです", "判定は記録に残ります", "新しい仮説を記載してください";
    }
    refused_no_workaround() {
        en: "There is no workaround to withdraw", "none is given now", "reload to see the problem as it is";
        fr: "Aucun contournement à retirer", "aucun n'est donné actuellement", "rechargez pour voir le problème tel qu'il est";
        ja: "取り消す回避策がありません", "現在、回避策は提示されていません", "再読み込みして確認してください";
    }
    refused_linked() {
        en: "This incident is linked already", "an incident has one problem behind it, or none", "take the other link away first";
        fr: "Cet incident est déjà lié", "un incident a un seul problème derrière lui, ou aucun", "retirez d'abord l'autre lien";
        ja: "このインシデントはすでに関連付けられています", "一つのインシデントの原因となる問題は一つだけです", "先に元の関連付けを外してください";
    }
    refused_not_linked() {
        en: "This incident isn't linked to that problem", "only a link that is there can be taken away", "reload to see what is linked";
        fr: "Cet incident n'est pas lié à ce problème", "seul un lien existant peut être retiré", "rechargez pour voir ce qui est lié";
        ja: "このインシデントはその問題に関連付けられていません", "外せるのは既存の関連付けだけです", "再読み込みして確認してください";
    }
    refused_no_window() {
        en: "That isn't a window", "a window begins after now, and ends after it begins", "check the two instants";
        fr: "Ce n'est pas une fenêtre", "une fenêtre commence après maintenant et finit après son début", "vérifiez les deux instants";
        ja: "時間帯として正しくありません", "開始は現在より後、終了は開始より後でなければなりません", "開始と終了を確認してください";
    }
    refused_nobody_concerned() {
        en: "Nobody would be concerned", "a maintenance is for somebody: everybody, regions or organisations", "choose whom";
        fr: "Personne ne serait concerné", "une maintenance concerne quelqu'un : tous, des régions ou des organisations", "choisissez qui";
        ja: "対象者がいません", "メンテナンスには対象（全員、地域、組織）が必要です", "対象を選んでください";
    }
    refused_overlaps(from: &str, until: &str) {
        en: "Another maintenance concerns the same people then", "it is announced from {from} to {until}", "choose another window, or postpone the other one";
        fr: "Une autre maintenance concerne les mêmes personnes à ce moment", "elle est annoncée du {from} au {until}", "choisissez une autre fenêtre, ou reportez l'autre";
        ja: "同じ対象者に別のメンテナンスがあります", "{from}から{until}まで告知済みです", "別の時間帯を選ぶか、もう一方を延期してください";
    }
    refused_too_short_notice(region: &str, given: &str, owed: &str, earliest: &str) {
        en: "Too short a notice for {region}", "the agreement owes {owed} of business time, and {given} lie ahead", "begin at {earliest} at the earliest";
        fr: "Préavis trop court pour {region}", "les conditions exigent {owed} de temps ouvré, il en reste {given}", "commencez au plus tôt le {earliest}";
        ja: "{region}への事前告知が短すぎます", "契約では営業時間で{owed}必要ですが、残りは{given}です", "早くとも{earliest}以降に開始してください";
    }
    refused_not_announced() {
        en: "It isn't announced yet", "those concerned are told first", "announce it";
        fr: "Elle n'est pas encore annoncée", "les personnes concernées sont d'abord prévenues", "annoncez-la";
        ja: "まだ告知されていません", "先に対象者へ告知します", "告知してください";
    }
    refused_announced() {
        en: "It is public already", "what people were told isn't redrawn behind their backs", "postpone it, or withdraw it with a reason";
        fr: "C'est déjà public", "ce qui a été annoncé ne se redessine pas en silence", "reportez-la, ou retirez-la avec un motif";
        ja: "すでに公開済みです", "告知した内容を無断で変更することはできません", "延期するか、理由を付けて取り下げてください";
    }
    refused_not_begun(from: &str) {
        en: "It hasn't begun yet", "its window opens at {from}", "say that it is done once it is, or cancel it";
        fr: "Elle n'a pas encore commencé", "sa fenêtre s'ouvre le {from}", "déclarez-la faite une fois faite, ou annulez-la";
        ja: "まだ開始していません", "開始予定：{from}", "完了後に報告するか、中止してください";
    }
    refused_announcer() {
        en: "Somebody qualified announces this", "any agent drafts; a qualified person or the manager announces", "ask a qualified colleague";
        fr: "L'annonce revient à une personne qualifiée", "tout agent prépare ; une personne qualifiée ou le responsable annonce", "demandez à un collègue qualifié";
        ja: "公開には資格が必要です", "下書きは全担当者、公開は有資格者か管理者が行います", "有資格の同僚に依頼してください";
    }
    refused_no_release() {
        en: "That release isn't there", "a window installs a release that is prepared or out", "prepare it first, or name none";
        fr: "Cette version n'existe pas", "une fenêtre installe une version préparée ou parue", "préparez-la d'abord, ou n'en nommez aucune";
        ja: "そのリリースはありません", "適用できるのは準備中または公開済みのリリースです", "先に準備するか、指定を外してください";
    }
    refused_release_withdrawn(version: &str) {
        en: "Release {version} was withdrawn", "nobody is told of an update that was taken back", "name another release, or cancel the window";
        fr: "La version {version} a été retirée", "on n'annonce pas une mise à jour retirée", "nommez une autre version, ou annulez la fenêtre";
        ja: "リリース{version}は取り下げられています", "取り下げたアップデートは告知できません", "別のリリースを指定するか、中止してください";
    }
    refused_version_taken(version: &str) {
        en: "There is a release {version} already", "a version's name means one release", "choose another name, or prepare that one anew";
        fr: "Il existe déjà une version {version}", "un nom de version désigne une seule version", "choisissez un autre nom, ou reprenez celle-là";
        ja: "リリース{version}はすでにあります", "バージョン名は一つのリリースだけを指します", "別の名前にするか、既存のものを編集してください";
    }
    refused_told_already() {
        en: "They were told already", "each reporter is told once of an update", "nothing needs to be done";
        fr: "C'est déjà dit", "chaque auteur est prévenu une seule fois d'une mise à jour", "il n'y a rien à faire";
        ja: "すでに通知済みです", "アップデートの通知は報告者ごとに一度だけです", "対応は不要です";
    }
    refused_nothing_to_answer() {
        en: "No resolution waits for an answer", "a resolution is accepted or contested once, while it holds", "reload to see where the ticket stands";
        fr: "Aucune résolution n'attend de réponse", "une résolution s'accepte ou se conteste une fois, tant qu'elle tient", "rechargez pour voir où en est le ticket";
        ja: "回答待ちの解決策はありません", "解決策への回答は有効な間に一度だけです", "再読み込みして状態を確認してください";
    }
}

impl Lang {
    /// A refusal of the works. `when` writes out an instant in the zone that the reader goes by.
    #[must_use]
    pub fn works_refusal(self, why: &WorksRefusal, when: impl Fn(jiff::Timestamp) -> String) -> Said {
        match why {
            WorksRefusal::Over => self.refused_over(),
            WorksRefusal::NotOver => self.refused_not_over(),
            WorksRefusal::NoHypothesis(number) => self.refused_no_hypothesis(*number),
            WorksRefusal::Judged(number) => self.refused_judged(*number),
            WorksRefusal::NoWorkaround => self.refused_no_workaround(),
            WorksRefusal::Linked => self.refused_linked(),
            WorksRefusal::NotLinked => self.refused_not_linked(),
            WorksRefusal::NoWindow => self.refused_no_window(),
            WorksRefusal::NobodyConcerned => self.refused_nobody_concerned(),
            WorksRefusal::Overlaps { from, until } => self.refused_overlaps(&when(*from), &when(*until)),
            WorksRefusal::TooShortNotice { region, given, owed, earliest } => self.refused_too_short_notice(
                region.as_str(),
                &self.open_time_in_short(*given),
                &self.open_time_in_short(*owed),
                &when(*earliest),
            ),
            WorksRefusal::NotAnnounced => self.refused_not_announced(),
            WorksRefusal::Announced => self.refused_announced(),
            WorksRefusal::NotBegun(from) => self.refused_not_begun(&when(*from)),
            WorksRefusal::NotQualified => self.refused_announcer(),
            WorksRefusal::NoRelease => self.refused_no_release(),
            WorksRefusal::ReleaseWithdrawn(version) => self.refused_release_withdrawn(version),
            WorksRefusal::VersionTaken(version) => self.refused_version_taken(version),
            WorksRefusal::ToldAlready => self.refused_told_already(),
            WorksRefusal::NothingToAnswer => self.refused_nothing_to_answer(),
        }
    }
}
