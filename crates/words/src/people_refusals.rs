//! What the desk refuses about qualifications, said: what, why, what to try.

use desk::qualification::QualificationRefusal;

use crate::{Lang, Said};

refusals! {
    refused_not_their_work() {
        en: "This person doesn't work at this desk", "only people who work there, and still may come in, are qualified", "choose somebody of the desk";
        fr: "Cette personne ne travaille pas à ce bureau", "ne sont qualifiés que ceux qui y travaillent et peuvent encore entrer", "choisissez quelqu'un du bureau";
        ja: "この窓口の担当者ではありません", "資格を与えられるのは、窓口で働き、現在も入室できる人だけです", "窓口の担当者を選んでください";
    }
    refused_no_level_1_desk() {
        en: "There is no level-1 desk here", "a provider grants qualifications on the level-1 desk that it keeps here, and nowhere else", "ask the support centre to say that the desk is here";
        fr: "Il n'y a pas de bureau de niveau 1 ici", "un prestataire accorde des qualifications pour le bureau de niveau 1 qu'il tient ici, et nulle part ailleurs", "demandez au centre de support d'inscrire ce bureau";
        ja: "レベル1窓口がここにありません", "プロバイダーが資格を与えられるのは、ここに置くレベル1窓口だけです", "窓口の登録をサポートセンターに依頼してください";
    }
    refused_qualification_waits() {
        en: "The same was proposed already", "it waits for a second person", "confirm it or turn it down first";
        fr: "La même a déjà été proposée", "elle attend une deuxième personne", "confirmez-la ou refusez-la d'abord";
        ja: "同じ提案がすでにあります", "二人目の確認を待っています", "先にその提案を確認するか、却下してください";
    }
    refused_no_qualification_waits() {
        en: "No such proposal waits", "it was confirmed, turned down, or never made", "reload to see what became of it";
        fr: "Aucune proposition de ce genre n'attend", "elle a été confirmée, refusée, ou n'a jamais été faite", "rechargez pour voir ce qu'elle est devenue";
        ja: "該当する提案がありません", "確認済み、却下済み、または存在しません", "再読み込みして確認してください";
    }
    refused_qualification_same_person() {
        en: "A second person must confirm it", "a qualification of the centre takes two people, so that no one alone decides whose diagnosis counts", "ask a colleague; you may take your proposal back";
        fr: "Une deuxième personne doit confirmer", "une qualification du centre se fait à deux, pour que personne ne décide seul de quel diagnostic compte", "demandez à un collègue ; vous pouvez retirer votre proposition";
        ja: "二人目の確認が必要です", "センターの資格は二人で決めます。誰の診断が有効かを一人で決めないためです", "同僚に依頼してください。提案の取り下げはできます";
    }
    refused_qualification_of_oneself() {
        en: "Nobody says of themselves that they are qualified", "somebody else stands by it", "ask a colleague";
        fr: "Personne ne se déclare qualifié soi-même", "quelqu'un d'autre s'en porte garant", "demandez à un collègue";
        ja: "自分の資格を自分で認めることはできません", "ほかの人が保証します", "同僚に依頼してください";
    }
    refused_qualification_by_a_peer() {
        en: "That takes somebody who can judge it", "the second person is a manager, or qualified for the same product", "ask one of them";
        fr: "Il faut quelqu'un qui puisse en juger", "la deuxième personne est responsable, ou qualifiée pour le même produit", "demandez à l'une d'elles";
        ja: "判断できる人の確認が必要です", "二人目は、管理者か、同じ製品の資格を持つ人です", "該当する人に依頼してください";
    }
    refused_qualification_over() {
        en: "That qualification has ended", "it lapsed, was taken back, or never was", "reload to see when and by whom";
        fr: "Cette qualification a pris fin", "elle a expiré, a été retirée, ou n'a jamais été", "rechargez pour voir quand et par qui";
        ja: "その資格は終了しています", "失効したか、取り消されたか、存在しません", "再読み込みして確認してください";
    }
}

impl Lang {
    /// A refusal about a qualification.
    pub(crate) fn refusal_of_a_qualification(self, refusal: QualificationRefusal) -> Said {
        match refusal {
            QualificationRefusal::NotTheirWork => self.refused_not_their_work(),
            QualificationRefusal::NoLevel1Desk => self.refused_no_level_1_desk(),
            QualificationRefusal::Waits => self.refused_qualification_waits(),
            QualificationRefusal::NothingWaits => self.refused_no_qualification_waits(),
            QualificationRefusal::SamePerson => self.refused_qualification_same_person(),
            QualificationRefusal::Oneself => self.refused_qualification_of_oneself(),
            QualificationRefusal::NotAPeer => self.refused_qualification_by_a_peer(),
            QualificationRefusal::Over => self.refused_qualification_over(),
        }
    }
}
