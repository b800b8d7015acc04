//! The choices of the desk, said: states, kinds, gravities, roles, facts, what a form asks.

use desk::clock::StopKind;
use desk::completeness::Item;
use desk::escalation::EscalationFact;
use desk::fact::{
    Affected, Delivery, Detail, Door, Frequency, Gravity, Kind, Party, Resolution, Stops,
};
use desk::report::{Dimension, Outcome};
use desk::{Field, Role, State, TicketFact};

use crate::Lang;

called! {
    /// Where a ticket stands, in a word.
    state(State) {
        State::Received => "received", "reçu", "受付済み";
        State::Acknowledged => "acknowledged", "accusé", "受付確認済み";
        State::InProgress => "being investigated", "en recherche", "調査中";
        State::Diagnosed => "diagnosed", "diagnostiqué", "診断済み";
        State::Resolved => "resolved", "résolu", "解決済み";
        State::Closed => "closed", "clos", "完了";
    }

    /// Where a ticket stands, as a sentence to who reported it.
    state_sentence(State) {
        State::Received => "We have received it; a person will acknowledge it.", "Nous l'avons reçu ; une personne va en accuser réception.", "受け付けました。担当者が受付確認を行います。";
        State::Acknowledged => "A person has it and will investigate.", "Une personne s'en charge et va l'examiner.", "担当者が確認し、これから調査します。";
        State::InProgress => "We are looking for the cause.", "Nous cherchons la cause.", "原因を調査しています。";
        State::Diagnosed => "The cause is known; we are working on a resolution.", "La cause est connue ; nous préparons une résolution.", "原因が判明し、解決策を準備しています。";
        State::Resolved => "A resolution has been given. If it doesn't help, reopen.", "Une résolution a été donnée. Si elle ne convient pas, rouvrez.", "解決策をお渡ししました。解決しない場合は再開してください。";
        State::Closed => "It is over.", "C'est terminé.", "完了しました。";
    }

    /// What a request is.
    kind(Kind) {
        Kind::Incident => "incident", "incident", "インシデント";
        Kind::Question => "question", "question", "質問";
        Kind::Change => "change request", "demande d'évolution", "変更依頼";
    }

    /// How grave an incident is.
    gravity(Gravity) {
        Gravity::Major => "major", "majeur", "重大";
        Gravity::Minor => "minor", "mineur", "軽微";
    }

    /// How grave: what the word means.
    gravity_means(Gravity) {
        Gravity::Major => "critical, functions affected, no workaround", "critique, des fonctions touchées, sans contournement", "機能に影響があり、回避策のない重要なもの";
        Gravity::Minor => "everything else", "tout le reste", "それ以外";
    }

    /// What stops, as the report form offers it.
    stops(Stops) {
        Stops::Everything => "The whole application", "Toute l'application", "アプリケーション全体";
        Stops::Degraded => "It works, degraded, for everyone", "Elle fonctionne en mode dégradé, pour tous", "全員が機能低下の状態で利用";
        Stops::Function => "One function", "Une fonction", "一部の機能";
        Stops::Nothing => "Nothing: I have a question", "Rien : j'ai une question", "停止なし（質問）";
    }

    /// Who is affected.
    affected(Affected) {
        Affected::All => "everyone", "tout le monde", "全員";
        Affected::Some => "some people", "quelques personnes", "一部の人";
        Affected::One => "one person", "une personne", "一人";
    }

    /// How often it happens.
    frequency(Frequency) {
        Frequency::Always => "every time", "à chaque fois", "毎回";
        Frequency::Sometimes => "sometimes", "parfois", "ときどき";
        Frequency::Once => "once", "une fois", "一度";
    }

    /// What a text of the report answers: the label of its field.
    detail(Detail) {
        Detail::Description => "What happens", "Ce qui se passe", "何が起きていますか";
        Detail::Place => "Site and environment", "Site et environnement", "サイトと環境";
        Detail::Since => "Since when", "Depuis quand", "いつから";
        Detail::Changed => "What changed before", "Ce qui a changé avant", "直前の変更";
        Detail::Steps => "How to see it again, step by step", "Comment le revoir, pas à pas", "再現手順";
        Detail::Expected => "What should happen", "Ce qui devrait se passer", "期待する動作";
        Detail::Observed => "What happens instead", "Ce qui se passe à la place", "実際の動作";
        Detail::Message => "The exact message", "Le message exact", "表示されたメッセージ";
        Detail::Checks => "Checks already made (level 1)", "Vérifications déjà faites (niveau 1)", "実施済みの確認（レベル1）";
        Detail::Documentation => "Documentation consulted", "Documentation consultée", "参照した資料";
        Detail::Workaround => "Workaround in use", "Contournement utilisé", "使用中の回避策";
        Detail::ThirdParty => "Third-party software involved", "Logiciels tiers concernés", "関係する他社製ソフトウェア";
    }

    /// Something that helps to reproduce, as the list of what is missing names it.
    missing_item(Item) {
        Item::Stops => "what stops", "ce qui s'arrête", "停止している内容";
        Item::Place => "the site and environment", "le site et l'environnement", "サイトと環境";
        Item::Affected => "who is affected", "qui est touché", "影響を受ける人";
        Item::Since => "since when", "depuis quand", "発生時期";
        Item::Steps => "the steps to see it again", "les étapes pour le revoir", "再現手順";
        Item::Expected => "what should happen", "ce qui devrait se passer", "期待する動作";
        Item::Observed => "what happens instead", "ce qui se passe à la place", "実際の動作";
        Item::Frequency => "how often", "à quelle fréquence", "発生頻度";
        Item::Checks => "the checks of level 1", "les vérifications de niveau 1", "レベル1の確認内容";
        Item::Documentation => "the documentation consulted", "la documentation consultée", "参照した資料";
    }

    /// By which door a ticket came.
    door(Door) {
        Door::Portal => "portal", "portail", "ポータル";
        Door::Api => "API", "API", "API";
        Door::Import => "import", "import", "取り込み";
    }

    /// What a resolution procedure is.
    resolution(Resolution) {
        Resolution::Workaround => "workaround", "solution de contournement", "回避策";
        Resolution::TemporaryUpdate => "temporary update", "mise à jour temporaire", "暫定アップデート";
        Resolution::PermanentUpdate => "permanent update", "mise à jour permanente", "恒久アップデート";
        Resolution::Other => "other, described", "autre, décrite", "その他（説明あり）";
    }

    /// How a resolution reaches the customer.
    delivery(Delivery) {
        Delivery::Installed => "installed by us", "installée par nous", "当方で適用";
        Delivery::Supplied => "supplied", "fournie", "提供";
    }

    /// What an organisation is.
    party(Party) {
        Party::Vendor => "vendor", "éditeur", "提供者";
        Party::Provider => "solution provider", "prestataire de solutions", "ソリューションプロバイダー";
        Party::Customer => "end customer", "client final", "エンドカスタマー";
    }

    /// What a person does here.
    role(Role) {
        Role::AuthorisedUser => "authorised user", "utilisateur habilité", "許可ユーザー";
        Role::SuperAdministrator => "super administrator", "super administrateur", "スーパー管理者";
        Role::ProviderAgent => "provider agent", "agent du prestataire", "プロバイダー担当者";
        Role::ProviderManager => "provider manager", "responsable du prestataire", "プロバイダー管理者";
        Role::CentreAgent => "centre agent", "agent du centre", "センター担当者";
        Role::CentreManager => "centre manager", "responsable du centre", "センター管理者";
        Role::Administrator => "administrator", "administrateur", "システム管理者";
        Role::Auditor => "auditor", "auditeur", "監査人";
    }

    /// A field of a form.
    field(Field) {
        Field::Subject => "Subject", "Objet", "件名";
        Field::Description => "What happens", "Ce qui se passe", "何が起きていますか";
        Field::Detail => "Detail", "Détail", "詳細";
        Field::Reference => "Your own reference", "Votre propre référence", "お客様の管理番号";
        Field::Message => "Message", "Message", "メッセージ";
        Field::Note => "Internal note", "Note interne", "内部メモ";
        Field::Diagnosis => "Diagnosis", "Diagnostic", "診断";
        Field::Resolution => "Resolution", "Résolution", "解決策";
        Field::Reason => "Reason", "Motif", "理由";
        Field::File => "File", "Fichier", "ファイル";
        Field::Attachment => "Files", "Fichiers", "添付ファイル";
        Field::Cause => "Cause", "Cause", "原因";
        Field::Evidence => "Evidence", "Preuve", "根拠";
        Field::PlainWords => "In plain words", "En mots simples", "平易な説明";
        Field::ContractClause => "Clause of the master contract", "Clause du contrat cadre", "基本契約の条項";
        Field::Reply => "Reply", "Réponse", "返答";
        Field::Remedy => "Remedy", "Remède", "対策";
        Field::Wording => "Wording for the report", "Formulation pour le rapport", "報告書の文面";
        Field::Workaround => "Workaround", "Contournement", "回避策";
        Field::NextStep => "Next step", "Prochaine étape", "次の対応";
        Field::NewsBy => "Next news by", "Prochaines nouvelles avant", "次のご連絡期限";
        Field::Product => "Product", "Produit", "製品";
        Field::Statement => "What is seen", "Ce qu'on observe", "現象";
        Field::Hypothesis => "Hypothesis", "Hypothèse", "仮説";
        Field::Steps => "Steps", "Étapes", "手順";
        Field::Rollback => "How it is undone", "Retour arrière", "切り戻し";
        Field::Notice => "Notice", "Annonce", "お知らせ";
        Field::Version => "Version", "Version", "バージョン";
        Field::Contains => "What it contains", "Ce qu'elle contient", "内容";
        Field::Name => "Name", "Nom", "氏名";
        Field::Email => "E-mail", "Adresse électronique", "メールアドレス";
        Field::Question => "What is asked", "Ce qui est demandé", "依頼内容";
        Field::Answer => "Answer", "Réponse", "回答";
        Field::Purpose => "Purpose", "But", "目的";
        Field::Systems => "Systems", "Systèmes", "対象システム";
        Field::Until => "Until", "Jusqu'à", "終了";
        Field::Certificate => "Certificate", "Certificat", "証明書";
        Field::Trainer => "Trained by", "Formé par", "研修実施者";
        Field::Proof => "Proof", "Justificatif", "証明資料";
    }

    /// What ended a clock.
    stop_kind(StopKind) {
        StopKind::Acknowledgement => "acknowledged", "accusé de réception", "受付確認";
        StopKind::Answer => "a person answered", "une personne a répondu", "担当者の返信";
        StopKind::Diagnosis => "a diagnosis was given", "un diagnostic a été donné", "診断の提示";
        StopKind::Endorsement => "a qualified member endorsed a diagnosis", "un membre qualifié a fait sien un diagnostic", "有資格者による診断の承認";
        StopKind::Resolution => "a resolution was given", "une résolution a été donnée", "解決策の提示";
        StopKind::Closure => "closed", "clos", "完了";
    }

    /// How a target came out.
    outcome(Outcome) {
        Outcome::Met => "met", "atteinte", "達成";
        Outcome::Missed => "missed", "dépassée", "超過";
        Outcome::Running => "running", "en cours", "進行中";
        Outcome::Provisional => "awaiting triage", "en attente de tri", "仕分け待ち";
        Outcome::Withdrawn => "withdrawn", "retirée", "取り下げ";
        Outcome::Excluded => "excluded", "exclue", "対象外";
        Outcome::NoTarget => "no target", "sans cible", "目標なし";
        Outcome::Untold => "can't be told", "indéterminable", "判定不能";
    }

    /// By what a report is split.
    dimension(Dimension) {
        Dimension::Region => "Region", "Région", "地域";
        Dimension::Category => "Category", "Catégorie", "優先度";
        Dimension::Month => "Month", "Mois", "月";
        Dimension::Provider => "Asked by", "Demandé par", "依頼元";
        Dimension::Agreement => "Agreement", "Conditions", "契約";
    }
}

impl Lang {
    /// What happened, in a line of the timeline; the words people wrote stand beside it.
    #[must_use]
    pub fn fact(self, fact: &TicketFact) -> String {
        match fact {
            TicketFact::Opened(_) => self.fact_opened(),
            TicketFact::Acknowledged { .. } => self.fact_acknowledged(),
            TicketFact::WorkStarted {} => self.fact_work_started(),
            TicketFact::Triaged(t) => self.fact_triaged(&self.triage(t)),
            TicketFact::Retriaged(t) => self.fact_retriaged(&self.triage(t)),
            TicketFact::LoweringProposed(t) => self.fact_lowering_proposed(&self.triage(t)),
            TicketFact::LoweringDeclined { .. } => self.fact_lowering_declined(),
            TicketFact::Diagnosed { .. } => self.fact_diagnosed(),
            TicketFact::Endorsed { .. } => self.fact_endorsed(),
            TicketFact::WorkaroundFound { .. } => self.fact_workaround_found(),
            TicketFact::ProductNamed { product } => self.fact_product_named(product.as_str()),
            TicketFact::Promise(fact) => self.promise_fact(fact),
            TicketFact::Review(fact) => self.review_fact(fact),
            TicketFact::MessageSent { .. } => self.fact_message_sent(),
            TicketFact::NoteWritten { .. } => self.fact_note_written(),
            TicketFact::Resolved { resolution, delivery, .. } => {
                self.fact_resolved(&self.resolution(*resolution), &self.delivery(*delivery))
            }
            TicketFact::Closed { .. } => self.fact_closed(),
            TicketFact::Escalation(EscalationFact::Escalated { .. }) => self.fact_escalated(),
            TicketFact::Escalation(EscalationFact::PassedOn { .. }) => self.fact_passed_on(),
            TicketFact::Reopened { .. } => self.fact_reopened(),
            TicketFact::Exclusion(fact) => self.exclusion_fact(fact),
            TicketFact::Repinned(r) => self.fact_repinned(r.from.as_str(), r.to.agreement.as_str()),
            TicketFact::Answered(_) | TicketFact::Shipped(_) | TicketFact::Link(_) => self.works_fact(fact),
            TicketFact::Warned(_) => self.fact_warned(),
            TicketFact::Missed(alarm) => self.fact_missed(alarm.category),
            TicketFact::Information(fact) => self.information_fact(fact),
            TicketFact::Remote(fact) => self.remote_fact(fact),
            TicketFact::Contact(fact) => self.contact_fact(fact),
            TicketFact::Redacted(redacted) => self.fact_redacted(redacted.entry),
            TicketFact::Lapsed(lapsed) => self.lapsed_fact(lapsed),
        }
    }

    /// A triage's answer, in a few words: kind, category, gravity.
    #[must_use]
    pub fn triage(self, triage: &desk::fact::Triage) -> String {
        let mut parts = vec![self.kind(triage.kind), self.category_level(triage.category)];
        parts.extend(triage.gravity.map(|gravity| self.gravity(gravity)));
        parts.join(self.pick(", ", ", ", "、"))
    }
}
