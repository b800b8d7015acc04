//! What the desk refuses between a vendor, its providers and their customers (preamble).

refusals! {
    refused_support_ended(since: &str, now: &str) {
        en: "Your support of this customer is over", "since {since} it is supported by {now}", "read what is here; for anything new, the customer turns to {now}";
        fr: "L'assistance de ce client a pris fin", "depuis le {since}, il est assisté par {now}", "tout reste lisible ici ; pour le reste, le client s'adresse à {now}";
        ja: "このお客様へのサポートは終了しています", "{since}以降は{now}がサポートしています", "内容は引き続き閲覧できます。新しいご用件は{now}へお問い合わせください";
    }
    refused_support_ended_by_nobody(since: &str) {
        en: "The support of this customer is over", "it ended on {since}, and nobody is recorded who took over", "ask the vendor to record who supports it now";
        fr: "L'assistance de ce client a pris fin", "elle s'est terminée le {since} et personne n'est enregistré pour la suite", "demandez à l'éditeur d'enregistrer qui l'assiste maintenant";
        ja: "このお客様へのサポートは終了しています", "{since}に終了し、後任が登録されていません", "現在のサポート担当を登録するようベンダーに依頼してください";
    }
    refused_authorisation_lapsed(provider: &str, since: &str) {
        en: "{provider} isn't an authorised provider at this moment", "its authorisation ended on {since}; only an authorised provider asks the support centre", "ask the vendor to renew it; your own desk works on, and what you typed is kept";
        fr: "{provider} n'est pas un prestataire agréé à cet instant", "son agrément a pris fin le {since} ; seul un prestataire agréé saisit le centre de support", "demandez son renouvellement à l'éditeur ; votre guichet continue, et votre texte est conservé";
        ja: "{provider}は現在、認定プロバイダーではありません", "認定は{since}に終了しました。サポートセンターに依頼できるのは認定プロバイダーだけです", "ベンダーに更新を依頼してください。自社のデスクは引き続き使え、入力内容も残っています";
    }
    refused_only_of(party: &str) {
        en: "That isn't said of this organisation", "it concerns a {party}", "choose an organisation that is one";
        fr: "Cela ne se dit pas de cette organisation", "cela concerne : {party}", "choisissez une organisation qui l'est";
        ja: "この組織には設定できません", "対象：{party}", "該当する組織を選んでください";
    }
    refused_not_a_provider() {
        en: "That isn't a solution provider of this house", "a customer is supported by a provider, or by the vendor itself", "add the provider first, or choose one that is there";
        fr: "Ce n'est pas un prestataire de cette maison", "un client est assisté par un prestataire, ou par l'éditeur lui-même", "ajoutez d'abord le prestataire, ou choisissez-en un";
        ja: "登録済みのプロバイダーではありません", "お客様のサポートはプロバイダーまたはベンダーが行います", "先にプロバイダーを登録するか、登録済みのものを選んでください";
    }
    refused_ends_before_it_begins(from: &str, until: &str) {
        en: "It would end before it begins", "from {from} until {until}", "choose a later end, or none";
        fr: "La fin précède le début", "du {from} au {until}", "choisissez une fin plus tardive, ou aucune";
        ja: "終了が開始より前です", "開始：{from}、終了：{until}", "終了を遅くするか、指定を外してください";
    }
    refused_not_an_instant(given: &str) {
        en: "That is no instant: {given:?}", "a date and a time are needed", "write it like 2026-12-01 09:00";
        fr: "Ce n'est pas un instant : {given:?}", "il faut une date et une heure", "écrivez par exemple 2026-12-01 09:00";
        ja: "日時として読めません：{given:?}", "日付と時刻が必要です", "2026-12-01 09:00のように入力してください";
    }
    refused_domain_taken(domain: &str, owner: &str) {
        en: "{domain} belongs to {owner}", "a mail domain tells whose people write", "take it from {owner} first";
        fr: "{domain} appartient à {owner}", "un domaine dit de qui viennent les messages", "retirez-le d'abord à {owner}";
        ja: "{domain}は{owner}のドメインです", "ドメインは送信者の所属を示します", "先に{owner}から外してください";
    }
    refused_name_taken(name: &str) {
        en: "There is an organisation of that name: {name}", "names tell organisations apart", "choose another name";
        fr: "Une organisation porte déjà ce nom : {name}", "les noms distinguent les organisations", "choisissez un autre nom";
        ja: "同じ名前の組織があります：{name}", "組織は名前で区別します", "別の名前にしてください";
    }
    refused_already_escalated(at: &str) {
        en: "It was escalated already", "it was passed on to the support centre on {at}", "write to the support centre on its ticket, or reopen that one";
        fr: "Il est déjà escaladé", "il a été transmis au centre de support le {at}", "écrivez au centre sur son ticket, ou rouvrez celui-ci";
        ja: "すでにエスカレーション済みです", "{at}にサポートセンターへ引き継がれました", "センターのチケットに書き込むか、そのチケットを再開してください";
    }
    refused_not_to_be_passed_on(entry: u64) {
        en: "Entry {entry} can't be passed on", "only messages, diagnoses and resolutions that your customer reads too are passed on", "untick it; write what the support centre needs in the report";
        fr: "L'entrée {entry} ne peut être transmise", "seuls se transmettent les messages, diagnostics et résolutions que votre client lit aussi", "décochez-la ; écrivez ce qu'il faut au centre dans le signalement";
        ja: "項目{entry}は引き継げません", "引き継げるのは、お客様も読めるメッセージ、診断、解決策だけです", "選択を外し、必要なことは報告に書いてください";
    }
}
