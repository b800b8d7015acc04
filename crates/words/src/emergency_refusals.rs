//! What is refused about reading in an emergency.

use desk::emergency::EmergencyRefusal;

use crate::{Lang, Said};

refusals! {
    refused_emergency_own_house() {
        en: "These are the centre's own", "emergency access is for the tickets of others", "choose another organisation";
        fr: "Ce sont les siens propres", "l'accès d'urgence est pour les tickets des autres", "choisissez une autre organisation";
        ja: "センター自身の組織です", "緊急アクセスはほかの組織のチケットのためのものです", "別の組織を選んでください";
    }
    refused_emergency_minutes() {
        en: "That is no time that can be granted", "emergency access lasts between a minute and an hour", "ask for 60 minutes at most";
        fr: "Cette durée ne peut être accordée", "l'accès d'urgence dure entre une minute et une heure", "demandez 60 minutes au plus";
        ja: "その時間は許可できません", "緊急アクセスは1分から60分までです", "60分以内で申請してください";
    }
    refused_emergency_waits() {
        en: "You have asked already", "one question waits, or one is live", "wait for its answer, or end it first";
        fr: "Vous avez déjà demandé", "une demande attend, ou un accès est en cours", "attendez la réponse, ou mettez-y fin d'abord";
        ja: "すでに申請しています", "回答待ちまたは有効な緊急アクセスがあります", "回答を待つか、先に終了してください";
    }
    refused_no_emergency() {
        en: "Nothing waits or is live there", "it was answered, or its time is over", "look at the list";
        fr: "Rien n'y attend ni n'y est en cours", "il y fut répondu, ou le temps est passé", "voyez la liste";
        ja: "待っているものも有効なものもありません", "回答済みか、時間が過ぎています", "一覧を確認してください";
    }
    refused_emergency_same_person() {
        en: "That takes another person", "nobody grants what they asked for themselves", "ask a manager of the centre";
        fr: "Il y faut une autre personne", "personne n'accorde ce qu'il a demandé lui-même", "demandez à un responsable du centre";
        ja: "別の人が必要です", "自分の申請を自分で許可することはできません", "センターの管理者に依頼してください";
    }
    refused_emergency_asker_gone() {
        en: "Whoever asked no longer runs the machine", "their role changed, or they have left", "have somebody ask anew";
        fr: "Qui a demandé n'exploite plus la machine", "son rôle a changé, ou elle est partie", "faites demander à nouveau";
        ja: "申請者はもう運用担当ではありません", "役割が変わったか、退任しています", "改めて申請してもらってください";
    }
    refused_emergency_elsewhere() {
        en: "Whoever asked reads elsewhere in an emergency now", "one reads one organisation's tickets at a time", "end that one first, or wait until it is over";
        fr: "Qui a demandé lit déjà ailleurs en urgence", "on lit les tickets d'une seule organisation à la fois", "mettez-y fin d'abord, ou attendez sa fin";
        ja: "申請者は現在、別の組織を緊急に閲覧しています", "一度に閲覧できるのは一つの組織だけです", "先にそちらを終了するか、終わるまで待ってください";
    }
}

impl Lang {
    /// A refusal about reading in an emergency.
    pub(crate) fn refusal_of_an_emergency(self, refusal: EmergencyRefusal) -> Said {
        match refusal {
            EmergencyRefusal::OwnHouse => self.refused_emergency_own_house(),
            EmergencyRefusal::Minutes => self.refused_emergency_minutes(),
            EmergencyRefusal::Waits => self.refused_emergency_waits(),
            EmergencyRefusal::NothingThere => self.refused_no_emergency(),
            EmergencyRefusal::SamePerson => self.refused_emergency_same_person(),
            EmergencyRefusal::AskerGone => self.refused_emergency_asker_gone(),
            EmergencyRefusal::Elsewhere => self.refused_emergency_elsewhere(),
        }
    }
}
