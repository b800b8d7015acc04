//! Two tiers: level-1 desks, escalation, who supports whom.

use desk::TicketFact;

use crate::Lang;

words! {
    /// Where nobody recorded when.
    some_time_ago() { en: "some time ago", fr: "quelque temps", ja: "以前" }
    /// Beside a report that a provider's level-1 desk takes.
    report_lands_at(provider: &str) {
        en: "Your report goes to {provider}, your solution provider, which passes it on to the support centre if it needs to.",
        fr: "Votre signalement va à {provider}, votre prestataire de solutions, qui l'escalade au centre de support si besoin.",
        ja: "報告はご契約のプロバイダー{provider}に届きます。必要な場合は、プロバイダーからサポートセンターに引き継がれます。",
    }
    /// Before the address of a provider's desk.
    desk_is_at(provider: &str) {
        en: "The desk of {provider}:",
        fr: "Le guichet de {provider} :",
        ja: "{provider}の窓口：",
    }
    fact_escalated() {
        en: "Escalated to the support centre",
        fr: "Escaladé au centre de support",
        ja: "サポートセンターへエスカレーション",
    }
    fact_passed_on() { en: "Passed on from level 1", fr: "Transmis du niveau 1", ja: "レベル1からの引き継ぎ" }
    escalate() { en: "Escalate", fr: "Escalader", ja: "エスカレーション" }
    escalate_title(number: u64) {
        en: "Escalate {number} to the support centre",
        fr: "Escalader {number} au centre de support",
        ja: "{number}をサポートセンターへエスカレーション",
    }
    escalate_lead() {
        en: "The report below is filled in from your ticket. The support centre sees what you send here, and nothing else of level 1.",
        fr: "Le signalement ci-dessous est repris de votre ticket. Le centre de support voit ce que vous envoyez ici, et rien d'autre du niveau 1.",
        ja: "以下の報告は自社のチケットから引き継いだものです。サポートセンターに見えるのは、ここで送る内容だけです。",
    }
    escalate_pass_on() {
        en: "Pass on what was said",
        fr: "Transmettre ce qui s'est dit",
        ja: "引き継ぐやり取り",
    }
    escalate_pass_on_hint() {
        en: "Your notes stay yours: only what your customer reads too can be passed on.",
        fr: "Vos notes restent les vôtres : seul ce que votre client lit aussi peut être transmis.",
        ja: "内部メモは引き継がれません。お客様も読める内容だけを選べます。",
    }
    escalate_pass_files() {
        en: "With the files",
        fr: "Avec les fichiers",
        ja: "添付ファイルも引き継ぐ",
    }
    escalate_nothing_said() {
        en: "Nobody has written a message yet.",
        fr: "Personne n'a encore écrit de message.",
        ja: "メッセージはまだありません。",
    }
    done_escalated(number: u64) {
        en: "{number} is with the support centre.",
        fr: "{number} est au centre de support.",
        ja: "{number}をサポートセンターに引き継ぎました。",
    }
    level_1() { en: "Level 1", fr: "Niveau 1", ja: "レベル1" }
    level_2() { en: "At the support centre", fr: "Au centre de support", ja: "サポートセンターの状況" }
    level_2_open(number: u64) {
        en: "Open {number}, the support centre's ticket",
        fr: "Ouvrir {number}, le ticket du centre",
        ja: "センターのチケット{number}を開く",
    }
    level_2_nothing_yet() {
        en: "The support centre has done nothing that you could tell your customer yet.",
        fr: "Le centre de support n'a encore rien fait que vous puissiez dire à votre client.",
        ja: "お客様にお伝えできる動きはまだありません。",
    }
    level_2_tell() {
        en: "Ready to be sent on to your customer",
        fr: "Prêt à être transmis à votre client",
        ja: "お客様にお伝えできる文面",
    }
    level_2_write_in() { en: "Write it in:", fr: "L'écrire en :", ja: "作成する言語：" }
    level_2_last_news(when: &str) {
        en: "Last news from there: {when}",
        fr: "Dernières nouvelles de là : {when}",
        ja: "最終更新：{when}",
    }
    with_the_centre_since(when: &str) {
        en: "with the vendor's support centre since {when}",
        fr: "au centre de support de l'éditeur depuis {when}",
        ja: "{when}からベンダーのサポートセンターが対応",
    }
    centre_acknowledges_by(when: &str) {
        en: "acknowledged there by {when}",
        fr: "accusé là-bas d'ici {when}",
        ja: "{when}までに受付確認",
    }
    /// A level-2 ticket's provenance.
    escalated_from() { en: "Escalated from", fr: "Escaladé depuis", ja: "エスカレーション元" }
    level_1_ticket(number: u64, when: &str) {
        en: "level 1, ticket {number}, opened {when}",
        fr: "niveau 1, ticket {number}, ouvert {when}",
        ja: "レベル1、チケット{number}（{when}受付）",
    }
    /// Beside a text that was passed on.
    passed_on_from(whose: &str, when: &str) {
        en: "Passed on from level 1: {whose}, {when}",
        fr: "Transmis du niveau 1 : {whose}, {when}",
        ja: "レベル1からの引き継ぎ：{whose}、{when}",
    }
    /// Of what a level-1 desk handles.
    handled_at_level_1(provider: &str) {
        en: "level-1 desk of {provider}",
        fr: "guichet de niveau 1 de {provider}",
        ja: "{provider}のレベル1窓口",
    }
    /// Whose figures a provider reads.
    reports_whose_desk() { en: "Whose desk", fr: "De quel guichet", ja: "どの窓口か" }
    reports_of_the_centre() { en: "Asked of the support centre", fr: "Demandé au centre de support", ja: "サポートセンターへの依頼" }
    reports_of_our_desk() { en: "Our own desk, level 1", fr: "Notre guichet, niveau 1", ja: "自社窓口（レベル1）" }
    /// A provider's own agreement, beside the vendor's.
    own_terms_title() { en: "Level 1 has terms of its own", fr: "Le niveau 1 a ses propres conditions", ja: "レベル1には独自の契約があります" }
    own_terms_lead() {
        en: "What the provider's own desk handles is measured by the provider's agreement; what the support centre handles, by the one below.",
        fr: "Ce que traite le guichet du prestataire est mesuré selon les conditions du prestataire ; ce que traite le centre de support, selon celles ci-dessous.",
        ja: "プロバイダーの窓口が扱うものはプロバイダーの契約で、サポートセンターが扱うものは下記の契約で測定します。",
    }
    own_terms_whose(provider: &str) {
        en: "These are the terms of {provider} for its own level-1 desk. The vendor doesn't read them.",
        fr: "Ce sont les conditions de {provider} pour son propre guichet de niveau 1. L'éditeur ne les lit pas.",
        ja: "{provider}のレベル1窓口に適用される契約です。提供元は閲覧できません。",
    }
    own_terms_vendors() { en: "The vendor's agreement", fr: "Les conditions de l'éditeur", ja: "提供元の契約" }
    /// Both clocks of an escalated request.
    whose_time_level_1(agreement: &str) { en: "Level 1, by {agreement}", fr: "Niveau 1, selon {agreement}", ja: "レベル1（{agreement}）" }
    whose_time_centre(agreement: &str) { en: "Support centre, by {agreement}", fr: "Centre de support, selon {agreement}", ja: "サポートセンター（{agreement}）" }
    /// A call taken down by a provider for its customer.
    ask_whom_by_telephone(customer: &str) {
        en: "{customer} called: our own desk, level 1",
        fr: "{customer} a appelé : notre guichet, niveau 1",
        ja: "{customer}からの電話（自社窓口、レベル1）",
    }
    own_desk_title() { en: "Our desk", fr: "Notre guichet", ja: "自社窓口" }
    organisations() { en: "Organisations", fr: "Organisations", ja: "組織" }
    organisations_lead() {
        en: "Who is there, who supports whom, and where the level-1 desks are.",
        fr: "Qui est là, qui assiste qui, et où sont les guichets de niveau 1.",
        ja: "登録されている組織、サポート関係、レベル1窓口の一覧です。",
    }
    level_1_desk() { en: "Level-1 desk", fr: "Guichet de niveau 1", ja: "レベル1窓口" }
    who_supports_it() { en: "Who supports it", fr: "Qui l'assiste", ja: "サポート担当" }
    say_who_supports() { en: "Say who supports it", fr: "Dire qui l'assiste", ja: "サポート担当を登録" }
    supported_by_the_vendor() { en: "the vendor itself", fr: "l'éditeur lui-même", ja: "ベンダー（直接契約）" }
    supported_by_nobody(since: &str) {
        en: "nobody since {since}",
        fr: "personne depuis le {since}",
        ja: "{since}以降なし",
    }
    from_when() { en: "From", fr: "À partir du", ja: "開始" }
    until_when() { en: "Until (not included)", fr: "Jusqu'au (non compris)", ja: "終了（含まない）" }
    from_until(from: &str, until: &str) { en: "{from} to {until}", fr: "du {from} au {until}", ja: "{from}から{until}まで" }
    from_then_on(from: &str) { en: "since {from}", fr: "depuis le {from}", ja: "{from}から" }
    until_then(until: &str) { en: "until {until}", fr: "jusqu'au {until}", ja: "{until}まで" }
    always_so() { en: "without an end", fr: "sans fin", ja: "期限なし" }
    in_zone(zone: &str) { en: "Time of {zone}", fr: "Heure de {zone}", ja: "{zone}の時刻" }
    authorisation() { en: "Authorisation", fr: "Agrément", ja: "認定" }
    authorised() { en: "authorised", fr: "agréé", ja: "認定済み" }
    authorised_without_record() {
        en: "No dates are recorded: authorised without an end.",
        fr: "Aucune date enregistrée : agréé sans fin.",
        ja: "期間の登録がないため、期限なしの認定とみなします。",
    }
    authorisation_ended(at: &str) { en: "ended on {at}", fr: "terminé le {at}", ja: "{at}に終了" }
    not_authorised_yet() { en: "not yet authorised", fr: "pas encore agréé", ja: "認定前" }
    say_authorised() { en: "Record an authorisation", fr: "Enregistrer un agrément", ja: "認定を登録" }
    end_authorisation() { en: "End it now", fr: "Y mettre fin maintenant", ja: "今すぐ終了" }
    desk_here() { en: "here", fr: "ici", ja: "このシステム内" }
    desk_elsewhere() { en: "elsewhere", fr: "ailleurs", ja: "外部" }
    desk_elsewhere_at(address: &str) { en: "elsewhere: {address}", fr: "ailleurs : {address}", ja: "外部：{address}" }
    desk_unknown() { en: "not said where", fr: "lieu non indiqué", ja: "未登録" }
    desk_address() { en: "Address of the desk", fr: "Adresse du guichet", ja: "窓口の連絡先" }
    desk_address_hint() {
        en: "A web or mail address, or a telephone number: its customers are told it.",
        fr: "Une adresse web ou de courriel, ou un numéro de téléphone : ses clients la verront.",
        ja: "ウェブ、メール、電話番号のいずれか。お客様に案内されます。",
    }
    say_where_the_desk_is() { en: "Say where the desk is", fr: "Dire où est le guichet", ja: "窓口を登録" }
    its_customers() { en: "Its customers", fr: "Ses clients", ja: "担当のお客様" }
    no_customers() { en: "It supports nobody at the moment.", fr: "Il n'assiste personne pour l'instant.", ja: "現在、担当のお客様はいません。" }
    mail_domains() { en: "Mail domains", fr: "Domaines de courriel", ja: "メールドメイン" }
    mail_domains_hint() {
        en: "Separated by commas. A domain belongs to one organisation.",
        fr: "Séparés par des virgules. Un domaine appartient à une seule organisation.",
        ja: "カンマ区切り。ドメインは一つの組織にだけ属します。",
    }
    no_domains() { en: "None recorded.", fr: "Aucun enregistré.", ja: "登録なし" }
    add_organisation() { en: "Add an organisation", fr: "Ajouter une organisation", ja: "組織を追加" }
    rename_organisation() { en: "Change the name", fr: "Changer le nom", ja: "名称を変更" }
    say_domains() { en: "Change the domains", fr: "Changer les domaines", ja: "ドメインを変更" }
    relay_acknowledged(number: u64) {
        en: "About your request {number}: the vendor's support centre has taken it up, and a person there has it.",
        fr: "Votre demande {number} : le centre de support de l'éditeur l'a prise en compte, une personne s'en charge.",
        ja: "ご依頼{number}について：ベンダーのサポートセンターが受け付け、担当者が対応しています。",
    }
    relay_work_started(number: u64) {
        en: "About your request {number}: the vendor's support centre has begun to work on it.",
        fr: "Votre demande {number} : le centre de support de l'éditeur a commencé à y travailler.",
        ja: "ご依頼{number}について：ベンダーのサポートセンターが作業を始めました。",
    }
    relay_triaged(number: u64, what: &str) {
        en: "About your request {number}: the vendor's support centre has classified it ({what}) and is investigating.",
        fr: "Votre demande {number} : le centre de support de l'éditeur l'a classée ({what}) et l'examine.",
        ja: "ご依頼{number}について：ベンダーのサポートセンターが分類（{what}）し、調査しています。",
    }
    relay_diagnosed(number: u64) {
        en: "About your request {number}: the vendor's support centre knows the cause. We will tell you what it means for you.",
        fr: "Votre demande {number} : le centre de support de l'éditeur connaît la cause. Nous vous dirons ce qu'elle implique pour vous.",
        ja: "ご依頼{number}について：ベンダーのサポートセンターで原因が判明しました。影響について追ってご説明します。",
    }
    relay_resolved(number: u64, what: &str) {
        en: "About your request {number}: the vendor's support centre has given a resolution ({what}). We will come back to you with it.",
        fr: "Votre demande {number} : le centre de support de l'éditeur a donné une résolution ({what}). Nous revenons vers vous avec elle.",
        ja: "ご依頼{number}について：ベンダーのサポートセンターから解決策（{what}）が届きました。適用方法をご案内します。",
    }
    relay_message(number: u64) {
        en: "About your request {number}: we are in touch with the vendor's support centre about it.",
        fr: "Votre demande {number} : nous sommes en contact avec le centre de support de l'éditeur à ce sujet.",
        ja: "ご依頼{number}について：ベンダーのサポートセンターとやり取りをしています。",
    }
    relay_closed(number: u64) {
        en: "About your request {number}: the vendor's support centre has finished its part. Tell us if anything is still wrong.",
        fr: "Votre demande {number} : le centre de support de l'éditeur a terminé sa part. Dites-nous si quelque chose ne va toujours pas.",
        ja: "ご依頼{number}について：ベンダーのサポートセンターでの対応が完了しました。問題が残っている場合はお知らせください。",
    }
    relay_news(number: u64) {
        en: "About your request {number}: there is news from the vendor's support centre. We will come back to you with it.",
        fr: "Votre demande {number} : il y a du nouveau au centre de support de l'éditeur. Nous revenons vers vous.",
        ja: "ご依頼{number}について：ベンダーのサポートセンターから連絡がありました。追ってご案内します。",
    }
}

impl Lang {
    /// What a provider can tell its customer of a change at the support centre, with the customer's own number. It says
    /// what happened, and no word of what was said there.
    #[must_use]
    pub fn relay(self, fact: &TicketFact, number: u64) -> String {
        match fact {
            TicketFact::Acknowledged { .. } => self.relay_acknowledged(number),
            TicketFact::WorkStarted {} => self.relay_work_started(number),
            TicketFact::Triaged(triage) | TicketFact::Retriaged(triage) => {
                self.relay_triaged(number, &self.triage(triage))
            }
            TicketFact::Diagnosed { .. } => self.relay_diagnosed(number),
            TicketFact::Resolved { resolution, .. } => {
                self.relay_resolved(number, &self.resolution(*resolution))
            }
            TicketFact::MessageSent { .. } => self.relay_message(number),
            TicketFact::Closed { .. } => self.relay_closed(number),
            _ => self.relay_news(number),
        }
    }
}
