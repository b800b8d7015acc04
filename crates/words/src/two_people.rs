//! What takes two people: reading in an emergency, and making somebody's ways in anew.

words! {
    emergency_title() { en: "Emergency access", fr: "Accès d'urgence", ja: "緊急アクセス" }
    emergency_lead() {
        en: "Whoever runs the machine reads no tickets. In an emergency one of them asks to read one organisation's, a manager of the centre grants it, and for an hour at most they read, and write nothing. The organisation is told by letter.",
        fr: "Qui exploite la machine ne lit aucun ticket. En cas d'urgence, l'un d'eux demande à lire ceux d'une organisation, un responsable du centre l'accorde, et pendant une heure au plus il lit, sans rien écrire. L'organisation en est avertie par lettre.",
        ja: "システムの運用担当はチケットを読めません。緊急時には一つの組織のチケットの閲覧を申請し、センターの管理者が許可すると、最長1時間だけ閲覧できます。書き込みはできません。その組織には書面で通知されます。",
    }
    emergency_none() { en: "Nobody has asked.", fr: "Personne n'a demandé.", ja: "申請はありません。" }
    emergency_ask() { en: "Ask to read", fr: "Demander à lire", ja: "閲覧を申請する" }
    emergency_whose() { en: "Whose tickets", fr: "Les tickets de qui", ja: "対象の組織" }
    emergency_minutes() { en: "For how many minutes", fr: "Pour combien de minutes", ja: "時間（分）" }
    emergency_minutes_hint() { en: "60 at most, from the moment it is granted", fr: "60 au plus, à partir du moment où c'est accordé", ja: "最長60分。許可された時点から" }
    emergency_why_hint() { en: "The organisation reads it.", fr: "L'organisation le lira.", ja: "対象の組織にも表示されます。" }
    emergency_grant() { en: "Grant it", fr: "Accorder", ja: "許可する" }
    emergency_decline() { en: "Say no", fr: "Refuser", ja: "許可しない" }
    emergency_end() { en: "End it now", fr: "Y mettre fin", ja: "今すぐ終了する" }
    emergency_read() { en: "Read their tickets", fr: "Lire leurs tickets", ja: "チケットを読む" }
    emergency_waits() { en: "waits for a manager of the centre", fr: "attend un responsable du centre", ja: "センター管理者の許可待ち" }
    emergency_lapsed() { en: "nobody answered in time", fr: "personne n'a répondu à temps", ja: "期限内に回答がありませんでした" }
    emergency_declined(who: &str) { en: "declined by {who}", fr: "refusé par {who}", ja: "{who}が却下" }
    emergency_live(who: &str, until: &str) { en: "granted by {who}, until {until}", fr: "accordé par {who}, jusqu'au {until}", ja: "{who}が許可、{until}まで" }
    emergency_over(who: &str, until: &str) { en: "granted by {who}, was over on {until}", fr: "accordé par {who}, fini le {until}", ja: "{who}が許可、{until}に終了" }
    emergency_by() { en: "Who", fr: "Qui", ja: "申請者" }
    emergency_reason() { en: "Why", fr: "Pourquoi", ja: "理由" }
    emergency_of_ours() {
        en: "Read in an emergency by whoever runs the machine",
        fr: "Lus en urgence par qui exploite la machine",
        ja: "システムの運用担当による緊急閲覧",
    }
    emergency_letter_subject(of: &str) {
        en: "Your tickets are being read in an emergency: {of}",
        fr: "Vos tickets sont lus en urgence : {of}",
        ja: "緊急時のチケット閲覧：{of}",
    }
    emergency_letter(who: &str, second: &str, of: &str, until: &str, why: &str) {
        en: "{who}, who runs the machine of the desk, may read the tickets of {of} until {until}, and nothing else. {second} granted it. Reason: {why}. Nothing can be written by it. It stands in your ledger of duties; if you object, write to the support centre.",
        fr: "{who}, qui exploite la machine du support, peut lire les tickets de {of} jusqu'au {until}, et rien d'autre. {second} l'a accordé. Motif : {why}. Rien ne peut être écrit par là. Cela figure à votre registre des devoirs ; si vous vous y opposez, écrivez au centre de support.",
        ja: "システムの運用担当{who}は、{until}まで{of}のチケットを閲覧できます。それ以外は閲覧できません。許可者：{second}。理由：{why}。書き込みはできません。この記録は責務の台帳に残ります。異議がある場合はサポートセンターにご連絡ください。",
    }
    done_emergency() { en: "Done.", fr: "C'est fait.", ja: "完了しました。" }
    reset_title() { en: "Make their ways in anew", fr: "Refaire ses moyens d'accès", ja: "サインイン方法を作り直す" }
    reset_hint() {
        en: "For somebody who lost their device and their recovery codes. A second person who answers for people must stand by it; then what opened the door opens it no more, and a link is made for them to set up others.",
        fr: "Pour qui a perdu son appareil et ses codes de secours. Une seconde personne qui répond des personnes doit le confirmer ; alors ce qui ouvrait la porte ne l'ouvre plus, et un lien est fait pour en créer d'autres.",
        ja: "端末とリカバリーコードを失った人のための操作です。利用者を管理するもう一人が確認すると、これまでのサインイン方法は無効になり、新しく設定するためのリンクが発行されます。",
    }
    reset_propose() { en: "Propose it", fr: "Le proposer", ja: "提案する" }
    reset_confirm() { en: "Stand by it and make the link", fr: "Confirmer et faire le lien", ja: "確認してリンクを発行する" }
    reset_decline() { en: "Say no", fr: "Refuser", ja: "却下する" }
    reset_waits(who: &str) {
        en: "{who} says that their ways in are lost. It waits for a second person.",
        fr: "{who} dit que ses moyens d'accès sont perdus. Une seconde personne est attendue.",
        ja: "{who}がサインイン方法の紛失を届け出ました。もう一人の確認を待っています。",
    }
    reset_letter_subject() { en: "Your ways in were made anew", fr: "Vos moyens d'accès ont été refaits", ja: "サインイン方法が作り直されました" }
    reset_letter(one: &str, other: &str) {
        en: "{one} and {other} said that you lost your ways in. What opened the door for you opens it no more, and you get a link to set up others. If you lost nothing, tell the support centre at once.",
        fr: "{one} et {other} ont dit que vous avez perdu vos moyens d'accès. Ce qui vous ouvrait la porte ne l'ouvre plus, et un lien vous sera remis pour en créer d'autres. Si vous n'avez rien perdu, dites-le tout de suite au centre de support.",
        ja: "{one}と{other}が、あなたのサインイン方法の紛失を届け出ました。これまでの方法は無効になり、新しく設定するためのリンクが渡されます。心当たりがない場合は、すぐにサポートセンターにご連絡ください。",
    }
    security_ways_in_reset() { en: "Ways in made anew by two people", fr: "Moyens d'accès refaits par deux personnes", ja: "二人の確認によるサインイン方法の再設定" }
    token_networks() { en: "From these networks only", fr: "Depuis ces réseaux seulement", ja: "利用できるネットワーク" }
    token_networks_hint() {
        en: "Such as 192.0.2.0/24 or 2001:db8::/32, separated by blanks. Nothing: from anywhere.",
        fr: "Comme 192.0.2.0/24 ou 2001:db8::/32, séparés par des espaces. Rien : de partout.",
        ja: "例：192.0.2.0/24、2001:db8::/32。空白で区切ります。空欄ならどこからでも使えます。",
    }
    token_anywhere() { en: "anywhere", fr: "partout", ja: "制限なし" }
}
