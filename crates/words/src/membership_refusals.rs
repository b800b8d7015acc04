//! What is refused about who belongs to an organisation.

use desk::membership::MembershipRefusal;

use crate::{Lang, Said};

refusals! {
    refused_beyond_their_role() {
        en: "That role isn't yours to give or take", "nobody gives more than they are; administrators and auditors are named at the console", "choose another role, or ask the support centre";
        fr: "Ce rôle n'est pas à vous de donner ni de retirer", "personne ne donne plus que ce qu'il est ; administrateurs et auditeurs sont nommés à la console", "choisissez un autre rôle, ou demandez au centre de support";
        ja: "その役割を与えることも外すこともできません", "自分の役割を超えては与えられません。管理者と監査者はコンソールで任命します", "別の役割を選ぶか、サポートセンターに依頼してください";
    }
    refused_of_oneself() {
        en: "That isn't done to oneself", "whoever answers for people keeps their own role and way in until somebody else decides", "ask a colleague, or the support centre";
        fr: "Cela ne se fait pas sur soi-même", "qui répond des personnes garde son rôle et son accès jusqu'à ce qu'un autre décide", "demandez à un collègue, ou au centre de support";
        ja: "自分自身には行えません", "管理する人の役割とアクセスは、ほかの人だけが変更できます", "同僚またはサポートセンターに依頼してください";
    }
    refused_last_manager() {
        en: "Nobody else answers for these people", "each organisation keeps somebody who does", "give that role to another person first";
        fr: "Personne d'autre ne répond de ces personnes", "chaque organisation garde quelqu'un qui le fait", "donnez d'abord ce rôle à une autre personne";
        ja: "ほかに管理する人がいません", "どの組織にも、利用者を管理する人が一人は必要です", "先に別の人にその役割を与えてください";
    }
    refused_person_gone() {
        en: "This person comes in no more", "their access was closed", "invite them anew";
        fr: "Cette personne n'entre plus", "son accès a été fermé", "invitez-la à nouveau";
        ja: "この人のアクセスは停止しています", "入室できないため変更できません", "改めて招待してください";
    }
    refused_same_role() {
        en: "They have that role already", "it would change nothing", "choose another one";
        fr: "Cette personne a déjà ce rôle", "cela ne changerait rien", "choisissez-en un autre";
        ja: "すでにその役割です", "変更がありません", "別の役割を選んでください";
    }
    refused_not_an_address() {
        en: "That is no mail address", "it has something before the @, something after, and no blanks", "check the address";
        fr: "Ce n'est pas une adresse de messagerie", "elle a quelque chose avant le @, quelque chose après, et pas d'espace", "vérifiez l'adresse";
        ja: "メールアドレスではありません", "@の前後に文字があり、空白を含まない必要があります", "アドレスを確認してください";
    }
    refused_has_ways_in() {
        en: "They have set up how they come in", "a new link would take that away, and whoever holds it could come in as them", "if it is lost, ask whoever runs the desk for a link";
        fr: "Cette personne a déjà créé ses moyens d'accès", "un nouveau lien les remplacerait, et qui le tient pourrait entrer à sa place", "s'ils sont perdus, demandez un lien à qui exploite le bureau";
        ja: "サインイン方法はすでに設定されています", "新しいリンクで置き換わり、リンクを持つ人が本人として入室できてしまいます", "紛失した場合は、システムの運用担当にリンクの発行を依頼してください";
    }
    refused_reset_waits() {
        en: "It is proposed already", "one proposal waits for its second person", "let somebody else stand by it";
        fr: "C'est déjà proposé", "une proposition attend sa seconde personne", "laissez une autre personne la confirmer";
        ja: "すでに提案されています", "もう一人の確認を待っています", "別の人に確認を依頼してください";
    }
    refused_no_reset_waits() {
        en: "Nothing waits there", "nobody proposed it, it was too long ago, or whoever did has left", "propose it";
        fr: "Rien n'y attend", "personne ne l'a proposé, il y a trop longtemps, ou qui l'a fait est parti", "proposez-le";
        ja: "確認待ちの提案はありません", "提案がないか、期限が過ぎたか、提案者が退任しています", "改めて提案してください";
    }
    refused_reset_same_person() {
        en: "That takes another person", "a link to somebody's ways in takes two people", "ask a colleague who answers for people";
        fr: "Il y faut une autre personne", "un lien vers les moyens d'accès de quelqu'un demande deux personnes", "demandez à un collègue qui répond des personnes";
        ja: "別の人が必要です", "他人のサインイン方法を作り直すには二人の確認が必要です", "利用者を管理する同僚に依頼してください";
    }
    refused_their_own_first() {
        en: "Two of their own organisation can do it", "the centre only stands in where there are too few", "leave it to them";
        fr: "Deux personnes de leur organisation le peuvent", "le centre ne supplée que là où il n'y en a pas assez", "laissez-leur ce soin";
        ja: "その組織の二人で行えます", "センターが代わるのは人数が足りない場合だけです", "その組織に任せてください";
    }
}

impl Lang {
    /// A refusal about who belongs to an organisation.
    pub(crate) fn refusal_of_a_membership(self, refusal: MembershipRefusal) -> Said {
        match refusal {
            MembershipRefusal::BeyondTheirRole => self.refused_beyond_their_role(),
            MembershipRefusal::Oneself => self.refused_of_oneself(),
            MembershipRefusal::LastManager => self.refused_last_manager(),
            MembershipRefusal::Gone => self.refused_person_gone(),
            MembershipRefusal::SameRole => self.refused_same_role(),
            MembershipRefusal::HasWaysIn => self.refused_has_ways_in(),
            MembershipRefusal::ResetWaits => self.refused_reset_waits(),
            MembershipRefusal::NoResetWaits => self.refused_no_reset_waits(),
            MembershipRefusal::SamePerson => self.refused_reset_same_person(),
            MembershipRefusal::TheirOwnFirst => self.refused_their_own_first(),
            MembershipRefusal::NotAnAddress => self.refused_not_an_address(),
        }
    }
}
