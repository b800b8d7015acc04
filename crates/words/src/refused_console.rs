//! What the console is told when a desk can't be opened or asked.

refusals! {
    /// `--database` with something else than an address of a database.
    desk_address_unknown(address: &str) {
        en: "{address:?} is no address of a database", "a desk is kept in a file of SQLite or on a PostgreSQL server", "--data DIR, or --database postgres://user@host/name";
        fr: "{address:?} n'est pas l'adresse d'une base", "un guichet est gardé dans un fichier SQLite ou sur un serveur PostgreSQL", "--data DOSSIER, ou --database postgres://utilisateur@hôte/nom";
        ja: "{address:?} はデータベースのアドレスではありません", "デスクはSQLiteファイルまたはPostgreSQLサーバーに保存されます", "--data フォルダー、または --database postgres://ユーザー@ホスト/名前";
    }
    /// A command about a desk that was never made.
    desk_missing(place: &str) {
        en: "there is no desk in {place:?}", "nothing has been written there yet", "name its folder with --data, or begin one: guichet serve";
        fr: "il n'y a pas de guichet dans {place:?}", "rien n'y a encore été écrit", "indiquez son dossier avec --data, ou commencez : guichet serve";
        ja: "{place:?} にデスクはありません", "まだ何も書き込まれていません", "--data でフォルダーを指定するか、guichet serve で始めてください";
    }
    /// A desk that doesn't open.
    desk_not_opened(place: &str, why: &str) {
        en: "the desk in {place:?} can't be opened", "{why}", "mend that, or name another one with --data or --database";
        fr: "le guichet dans {place:?} ne s'ouvre pas", "{why}", "corrigez cela, ou indiquez-en un autre avec --data ou --database";
        ja: "{place:?} のデスクを開けません", "{why}", "原因を取り除くか、--data または --database で別のデスクを指定してください";
    }
    /// The database went away.
    desk_away(why: &str) {
        en: "the desk can't reach its database", "{why}", "try again in a moment; nothing was written";
        fr: "le guichet n'atteint pas sa base de données", "{why}", "réessayez dans un instant ; rien n'a été écrit";
        ja: "データベースに接続できません", "{why}", "少し待ってからやり直してください。書き込みは行われていません";
    }
    /// The database went away while it was being written.
    desk_outcome_unknown() {
        en: "it isn't known whether this was written", "the database was lost while it was being written", "look first (`guichet organisation list`, `guichet person list`), then ask again";
        fr: "on ne sait pas si c'est écrit", "la base a été perdue pendant l'écriture", "regardez d'abord (`guichet organisation list`, `guichet person list`), puis redemandez";
        ja: "書き込まれたかどうか確認できません", "書き込み中にデータベースとの接続が切れました", "`guichet organisation list` や `guichet person list` で確認してからやり直してください";
    }
    /// Something in the desk can't be read.
    desk_damaged(why: &str) {
        en: "something in the desk can't be read", "{why}", "guichet journal verify says where; a newer Guichet may know more";
        fr: "quelque chose dans le guichet est illisible", "{why}", "guichet journal verify dit où ; un Guichet plus récent en sait peut-être plus";
        ja: "デスクの中に読めないデータがあります", "{why}", "guichet journal verify で場所を確認するか、新しい版をお使いください";
    }
    /// The address to listen on isn't to be had.
    address_not_had(address: &str, why: &str) {
        en: "can't listen on {address:?}", "{why}", "another address: --listen 127.0.0.1:8421";
        fr: "impossible d'écouter sur {address:?}", "{why}", "une autre adresse : --listen 127.0.0.1:8421";
        ja: "{address:?} で待ち受けできません", "{why}", "別のアドレスを指定してください：--listen 127.0.0.1:8421";
    }
    /// A name or address that nobody has.
    nobody_of_that_address(email: &str) {
        en: "nobody here has the address {email:?}", "people are found by their address", "`guichet person list` shows them all";
        fr: "personne ici n'a l'adresse {email:?}", "on trouve les personnes par leur adresse", "`guichet person list` les montre toutes";
        ja: "アドレス {email:?} の人はいません", "人はアドレスで指定します", "`guichet person list` で一覧を確認してください";
    }
    /// An organisation that isn't there.
    no_organisation_of_that_name(name: &str) {
        en: "there is no organisation {name:?}", "organisations are found by their exact name", "`guichet organisation list` shows them all";
        fr: "il n'y a pas d'organisation {name:?}", "on trouve les organisations par leur nom exact", "`guichet organisation list` les montre toutes";
        ja: "組織 {name:?} はありません", "組織は正確な名称で指定します", "`guichet organisation list` で一覧を確認してください";
    }
    /// A provider that is none.
    no_provider_but(name: &str, party: &str) {
        en: "{name:?} is no provider", "it is here as: {party}", "name an organisation added with --party provider";
        fr: "{name:?} n'est pas un prestataire", "son rôle ici : {party}", "indiquez une organisation ajoutée avec --party provider";
        ja: "{name:?} はプロバイダーではありません", "登録されている種別：{party}", "--party provider で追加した組織を指定してください";
    }
    /// A role in an organisation of the wrong kind.
    role_elsewhere(role: &str, theirs: &str, party: &str) {
        en: "a {party} has no {role}", "that role is one of a {theirs}, and would open nothing here", "another role, or another organisation; `guichet help person add` lists the roles";
        fr: "{role} n'existe pas chez un {party}", "ce rôle est celui d'un {theirs}, et n'ouvrirait rien ici", "un autre rôle, ou une autre organisation ; `guichet help person add` donne les rôles";
        ja: "{party} に {role} の役割はありません", "{theirs} の役割であり、ここでは何もできません", "別の役割か別の組織を指定してください（役割の一覧は `guichet help person add`）";
    }
    /// A qualification for somebody who isn't of the centre.
    only_the_centre_is_qualified(email: &str, role: &str) {
        en: "{email:?} can't be qualified", "a diagnosis is given by the support centre, and this is: {role}", "name somebody of the centre";
        fr: "{email:?} ne peut pas être qualifié", "le diagnostic est donné par le centre de support, et ceci est : {role}", "indiquez une personne du centre";
        ja: "{email:?} には資格を与えられません", "診断はサポートセンターが行います（役割：{role}）", "センターの担当者を指定してください";
    }
    /// An erasure without a yes.
    erasing_needs_yes(email: &str) {
        en: "{email:?} was not erased", "what is erased can't be brought back", "the same again with --yes";
        fr: "{email:?} n'a pas été effacé", "ce qui est effacé ne revient pas", "la même commande avec --yes";
        ja: "{email:?} は消去されていません", "消去すると元に戻せません", "--yes を付けて再度実行してください";
    }
    /// A list of organisations that can't be read.
    roster_unreadable(place: &str, why: &str) {
        en: "{place} can't be read as a list of organisations", "{why}", "`guichet help organisation load` says what it may hold";
        fr: "{place} : illisible comme liste d'organisations", "{why}", "`guichet help organisation load` dit ce qu'elle contient";
        ja: "{place} を組織の一覧として読めません", "{why}", "書式は `guichet help organisation load` を参照してください";
    }
    /// A demonstration in a desk where people work.
    not_a_demonstration(place: &str) {
        en: "the desk in {place:?} is a real one", "in a demonstration anybody may come in as anybody", "another folder, or none: guichet demo";
        fr: "le guichet dans {place:?} est un vrai", "dans une démonstration chacun entre comme il veut", "un autre dossier, ou aucun : guichet demo";
        ja: "{place:?} は実際のデスクです", "デモでは誰でも誰にでもなれます", "別のフォルダーを指定するか、指定せずに guichet demo を実行してください";
    }
    /// A second vendor.
    vendor_is_there(name: &str) {
        en: "there is a vendor already: {name:?}", "the vendor runs the support centre, and a desk is one centre's", "--party provider or customer, or a desk of its own: --data DIR";
        fr: "il y a déjà un éditeur : {name:?}", "l'éditeur tient le centre de support, et un guichet est celui d'un seul centre", "--party provider ou customer, ou un guichet à part : --data DOSSIER";
        ja: "ベンダーはすでに登録されています：{name:?}", "ベンダーはサポートセンターを運営し、デスクは一つのセンターのものです", "--party provider または customer にするか、別のデスク（--data フォルダー）をお使いください";
    }
}
