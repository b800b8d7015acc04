//! What the console says while it keeps a desk: serving, organisations, people, keys.

words! {
    /// The one line of a server: where it is.
    desk_is_open(url: &str) {
        en: "The desk is open at {url}",
        fr: "Le guichet est ouvert sur {url}",
        ja: "デスクを開きました：{url}",
    }
    /// Before the commands that make a desk ready.
    desk_is_empty() {
        en: "Nobody is here yet. Begin in another terminal:",
        fr: "Il n'y a encore personne. Commencez dans un autre terminal :",
        ja: "まだ誰も登録されていません。別の端末で始めてください：",
    }
    /// A server that others can reach.
    desk_without_https() {
        en: "Other machines can reach this address. Put a proxy with HTTPS before it, and say --https.",
        fr: "D'autres machines atteignent cette adresse. Placez un mandataire HTTPS devant, et ajoutez --https.",
        ja: "他の端末からも接続できるアドレスです。HTTPSのプロキシを前に置き、--https を指定してください。",
    }

    /// `guichet serve`.
    help_serve() {
        en: "Open the desk for browsers and programs",
        fr: "Ouvrir le guichet aux navigateurs et aux programmes",
        ja: "ブラウザーとプログラムにデスクを公開",
    }
    /// Under the help of `guichet serve`.
    help_serve_more() {
        en: "An empty folder becomes a desk. Its agreement is the file of --agreement, else the *.toml in its folder agreements/, else the one that is built in; what is published stays. SIGTERM or Ctrl-C answers what is under way, then ends; a second one ends at once. GUICHET_LOG says how much is logged (info, debug, web=debug…).",
        fr: "Un dossier vide devient un guichet. Ses conditions sont le fichier de --agreement, sinon les *.toml de son dossier agreements/, sinon celles du programme ; ce qui est publié reste. SIGTERM ou Ctrl-C répond à ce qui est en cours, puis s'arrête ; un second arrête aussitôt. GUICHET_LOG règle le journal technique (info, debug, web=debug…).",
        ja: "空のフォルダーは新しいデスクになる。契約は --agreement のファイル、なければフォルダー内 agreements/ の *.toml、それもなければ内蔵の契約。公開した契約は残る。SIGTERM または Ctrl-C で処理中の要求に答えてから終了し、二度目で直ちに終了する。ログの詳しさは GUICHET_LOG（info、debug、web=debug など）。",
    }
    /// `--data`.
    help_data() {
        en: "The folder of the desk (else GUICHET_DATA, else guichet-data here)",
        fr: "Le dossier du guichet (sinon GUICHET_DATA, sinon guichet-data ici)",
        ja: "デスクのフォルダー（省略時は GUICHET_DATA、なければ guichet-data）",
    }
    /// `--database`.
    help_database() {
        en: "A PostgreSQL server instead: postgres://user@host/name (or GUICHET_DATABASE)",
        fr: "Un serveur PostgreSQL à la place : postgres://utilisateur@hôte/nom (ou GUICHET_DATABASE)",
        ja: "代わりにPostgreSQLを使う：postgres://ユーザー@ホスト/名前（または GUICHET_DATABASE）",
    }
    /// `--attachments`.
    help_attachments() {
        en: "Where files of tickets lie: a folder, or s3://bucket/folder (or GUICHET_ATTACHMENTS; else beside the database)",
        fr: "Où sont gardés les fichiers des tickets : un dossier, ou s3://bucket/dossier (ou GUICHET_ATTACHMENTS ; sinon à côté de la base)",
        ja: "添付ファイルの保存先：フォルダー、または s3://バケット/フォルダー（または GUICHET_ATTACHMENTS。省略時はデータベースの隣）",
    }
    /// `--listen`.
    help_listen() {
        en: "Address to listen on (else GUICHET_LISTEN, else 127.0.0.1:8420; port 0: any that is free)",
        fr: "Adresse d'écoute (sinon GUICHET_LISTEN, sinon 127.0.0.1:8420 ; port 0 : n'importe lequel)",
        ja: "待ち受けアドレス（省略時は GUICHET_LISTEN、なければ 127.0.0.1:8420。ポート0は空き番号）",
    }
    /// `--origin`.
    help_origin() {
        en: "The address at which people reach the desk, such as https://desk.example.org: passkeys are good there alone",
        fr: "L'adresse à laquelle on atteint le guichet, telle que https://desk.example.org : les clés d'accès n'y valent que là",
        ja: "利用者がアクセスするアドレス（例：https://desk.example.org）。パスキーはここでのみ有効",
    }
    /// `--proxy`.
    help_proxy() {
        en: "A proxy whose word is taken on where a request comes from; may be said several times",
        fr: "Un mandataire que l'on croit sur l'origine d'une requête ; peut être répété",
        ja: "接続元の申告を信頼するプロキシ。複数指定可",
    }
    /// `--local-providers`.
    help_local_providers() {
        en: "For development and tests: an identity provider may be at http://127.0.0.1",
        fr: "Pour le développement et les tests : un fournisseur d'identité peut être sur http://127.0.0.1",
        ja: "開発とテスト用：IDプロバイダーに http://127.0.0.1 を許可する",
    }
    /// `--https`.
    help_https() {
        en: "Reached over HTTPS, through a proxy: cookies are then Secure",
        fr: "Atteint en HTTPS, par un mandataire : les cookies sont alors Secure",
        ja: "プロキシ経由のHTTPSで公開（CookieをSecureにする）",
    }
    /// `--log`.
    help_log() {
        en: "Form of the log on standard error: text or json",
        fr: "Forme du journal technique sur la sortie d'erreur : text ou json",
        ja: "標準エラーに出すログの形式：text または json",
    }

    /// `guichet organisation`.
    help_organisation() {
        en: "Organisations: the vendor, providers, customers",
        fr: "Les organisations : l'éditeur, les prestataires, les clients",
        ja: "組織（ベンダー・プロバイダー・顧客）",
    }
    /// `guichet organisation add`.
    help_organisation_add() { en: "Add one", fr: "En ajouter une", ja: "組織を追加" }
    /// Under the help of `guichet organisation add`.
    help_organisation_add_more() {
        en: "The vendor runs the support centre: there is one. A provider gives level 1 and asks the centre for its customers. A customer with --provider is an indirect one and asks that provider; one without asks the centre itself.",
        fr: "L'éditeur tient le centre de support : il y en a un. Un prestataire assure le niveau 1 et s'adresse au centre pour ses clients. Un client avec --provider est indirect et s'adresse à ce prestataire ; sans, il s'adresse au centre lui-même.",
        ja: "ベンダーはサポートセンターを運営し、一つだけです。プロバイダーはレベル1を担い、顧客のためにセンターへ依頼します。--provider のある顧客は間接顧客としてそのプロバイダーに、ない顧客は直接センターに依頼します。",
    }
    /// `guichet organisation list`.
    help_organisation_list() { en: "List them", fr: "Les énumérer", ja: "組織の一覧" }
    /// `guichet organisation load`.
    help_organisation_load() {
        en: "Add the organisations and people that a TOML file lists",
        fr: "Ajouter les organisations et personnes d'un fichier TOML",
        ja: "TOMLファイルに書かれた組織と人を追加",
    }
    /// Under the help of `guichet organisation load`.
    help_organisation_load_more() {
        en: "The file has one [[organisations]] each (name, party, region, provider) with [[organisations.people]] below (name, email, role, qualified_from). Who is there already is kept as they are, so the same file may come again. A folder stands for its *.toml files. A .csv is an organisation chart: name, party, region, and where known provider, from, until, desk (here, elsewhere), address, domains, authorised_from, authorised_until; several lines of one name are several stretches of time.",
        fr: "Le fichier a un [[organisations]] par organisation (name, party, region, provider), suivi de [[organisations.people]] (name, email, role, qualified_from). Ce qui est déjà là reste tel quel : le même fichier peut revenir. Un dossier vaut pour ses fichiers *.toml. Un .csv est un organigramme : name, party, region et, si connus, provider, from, until, desk (here, elsewhere), address, domains, authorised_from, authorised_until ; plusieurs lignes du même nom sont plusieurs périodes.",
        ja: "ファイルには組織ごとに [[organisations]]（name・party・region・provider）、その下に [[organisations.people]]（name・email・role・qualified_from）を書く。既にあるものは変更しないので、同じファイルを何度でも読み込める。フォルダーを指定するとその中の *.toml を読む。.csv は組織図として読む：name・party・region と、任意で provider・from・until・desk（here, elsewhere）・address・domains・authorised_from・authorised_until。同じ name の複数行は複数の期間を表す。",
    }
    /// `guichet person`.
    help_person() {
        en: "People: add them, let them in, qualify them, let them go",
        fr: "Les personnes : les ajouter, les faire entrer, les qualifier, les laisser partir",
        ja: "人の追加・サインイン・資格・退出",
    }
    /// `guichet person add`.
    help_person_add() { en: "Add one", fr: "En ajouter une", ja: "人を追加" }
    /// Under the help of `guichet person add`.
    help_person_add_more() {
        en: "Roles: centre_agent, centre_manager, administrator, auditor (the vendor's); provider_agent, provider_manager (a provider's); super_administrator, authorised_user (a customer's).",
        fr: "Rôles : centre_agent, centre_manager, administrator, auditor (chez l'éditeur) ; provider_agent, provider_manager (chez un prestataire) ; super_administrator, authorised_user (chez un client).",
        ja: "役割：centre_agent・centre_manager・administrator・auditor（ベンダー）、provider_agent・provider_manager（プロバイダー）、super_administrator・authorised_user（顧客）。",
    }
    /// `guichet person list`.
    help_person_list() { en: "List them", fr: "Les énumérer", ja: "人の一覧" }
    /// `guichet person link`.
    help_person_link() {
        en: "Make a link by which somebody sets up how they sign in: once, within two days",
        fr: "Faire un lien par lequel une personne choisit comment se connecter : une fois, sous deux jours",
        ja: "サインイン方法を設定するためのリンクを作成（2日以内に一度だけ有効）",
    }
    /// Under the help of `guichet person link`.
    help_person_link_more() {
        en: "The link is the only thing on standard output. Hand it over as you would a key: whoever has it first sets up the way in. What opened the door to that person before opens it no more.",
        fr: "Le lien est seul sur la sortie standard. Remettez-le comme une clé : qui l'a le premier choisit l'accès. Ce qui ouvrait la porte à cette personne ne l'ouvre plus.",
        ja: "標準出力にはリンクだけを書く。最初に使った人がサインイン方法を設定できるため、鍵と同じように渡すこと。以前の方法は使えなくなる。",
    }
    /// `guichet person qualify`.
    help_person_qualify() {
        en: "Say from when on somebody of the centre is qualified",
        fr: "Dire à partir de quand une personne du centre est qualifiée",
        ja: "センターの担当者に資格を与える",
    }
    /// `guichet person unqualify`.
    help_person_unqualify() {
        en: "Take the qualification back, from now on",
        fr: "Retirer la qualification, à partir de maintenant",
        ja: "資格を今から取り消す",
    }
    /// `guichet person disable`.
    help_person_disable() {
        en: "Close the door: sessions, tokens and links of that person open nothing any more",
        fr: "Fermer la porte : ses sessions, jetons et liens n'ouvrent plus rien",
        ja: "利用を止める（セッション・トークン・リンクはすべて無効になる）",
    }
    /// `guichet person export`.
    help_person_export() {
        en: "All that is kept of a person, as JSON (guichet-person/1): for whoever asks for their own data",
        fr: "Tout ce qui est gardé d'une personne, en JSON (guichet-person/1) : pour qui demande ses données",
        ja: "その人について保存されている全情報をJSON（guichet-person/1）で出力（本人からの開示請求用）",
    }
    /// `guichet person erase`.
    help_person_erase() {
        en: "Erase a person's name, address and texts, for ever",
        fr: "Effacer à jamais le nom, l'adresse et les textes d'une personne",
        ja: "氏名・アドレス・書いた文章を完全に消去",
    }
    /// Under the help of `guichet person erase`.
    help_person_erase_more() {
        en: "The journal and every figure stay: an entry holds only a salted hash of what was written. The person can't come in any more.",
        fr: "Le journal et tous les chiffres restent : une entrée ne garde qu'une empreinte salée de ce qui fut écrit. La personne ne peut plus entrer.",
        ja: "ジャーナルと数値は残る。記録にあるのは文章のソルト付きハッシュだけである。その人は以後サインインできない。",
    }
    /// `guichet token`.
    help_token() {
        en: "Keys by which a program acts for a person",
        fr: "Les clés par lesquelles un programme agit pour une personne",
        ja: "プログラムが人に代わって使うトークン",
    }
    /// `guichet token create`.
    help_token_create() {
        en: "Make one; it is shown once, reads only and lasts 90 days, unless you say otherwise",
        fr: "En faire un ; il est montré une fois, ne fait que lire et vaut 90 jours, sauf indication contraire",
        ja: "トークンを作成（表示は一度だけ。指定がなければ読み取り専用で90日間有効）",
    }
    /// `guichet token list`.
    help_token_list() {
        en: "A person's tokens, without their secrets",
        fr: "Les jetons d'une personne, sans leurs secrets",
        ja: "ある人のトークンの一覧（秘密の値は表示しない）",
    }
    /// `guichet token revoke`.
    help_token_revoke() {
        en: "Revoke one: it opens nothing from now on",
        fr: "En révoquer un : il n'ouvre plus rien dès maintenant",
        ja: "トークンを失効させる（直ちに使えなくなる）",
    }
    /// `--scope`.
    help_scope() { en: "read or write", fr: "read (lire) ou write (lire et écrire)", ja: "read（読み取り）または write（書き込みも可）" }
    /// `--days`.
    help_days() { en: "Good for so many days (1 to 365)", fr: "Valable autant de jours (1 à 365)", ja: "有効日数（1〜365）" }
    /// `--network`.
    help_network() { en: "Good from this network only; repeated: from several", fr: "Valable depuis ce réseau seulement ; répété : depuis plusieurs", ja: "このネットワークからのみ有効（複数指定可）" }
    /// `--token`.
    help_token_id() { en: "Its id, from the list; not its secret", fr: "Son identifiant, d'après la liste ; pas son secret", ja: "一覧にあるID（秘密の値ではない）" }
    /// After it was revoked.
    token_revoked(name: &str) { en: "{name:?} opens nothing any more.", fr: "{name:?} n'ouvre plus rien.", ja: "{name:?}は失効しました。" }
    /// `--name`.
    help_name() { en: "Its name", fr: "Son nom", ja: "名称" }
    /// `--party`.
    help_party() { en: "vendor, provider or customer", fr: "vendor (éditeur), provider (prestataire) ou customer (client)", ja: "vendor・provider・customer" }
    /// `--provider`.
    help_provider() {
        en: "The provider that supports this customer; without it the centre does",
        fr: "Le prestataire de ce client ; sans lui, c'est le centre",
        ja: "この顧客を担当するプロバイダー（省略時はセンターが直接担当）",
    }
    /// The file of `organisation load`.
    help_roster() { en: "A TOML file, or a folder of them", fr: "Un fichier TOML, ou un dossier", ja: "TOMLファイルまたはフォルダー" }
    /// `--dry-run`.
    help_dry_run() {
        en: "Say what would be added, and add nothing",
        fr: "Dire ce qui serait ajouté, sans rien ajouter",
        ja: "追加せず、内容だけを表示",
    }
    /// `--email`.
    help_email() {
        en: "Their address, by which the console finds them",
        fr: "Son adresse, par laquelle la console la trouve",
        ja: "メールアドレス（コンソールでの識別に使用）",
    }
    /// `--role`.
    help_role() { en: "What they do here: see below", fr: "Ce qu'elle fait ici : voir plus bas", ja: "役割（下記参照）" }
    /// `--organisation`.
    help_of_organisation() { en: "Their organisation, by its name", fr: "Son organisation, par son nom", ja: "所属する組織の名称" }
    /// `--qualified-from`.
    help_qualified_from() {
        en: "Qualified from this day on, for people of the centre",
        fr: "Qualifiée à partir de ce jour, pour les personnes du centre",
        ja: "資格の開始日（センターの担当者のみ）",
    }
    /// `--person`.
    help_whom() { en: "Whose: the address", fr: "De qui : son adresse", ja: "対象者のアドレス" }
    /// `--base`.
    help_base() {
        en: "Where the desk is reached (else GUICHET_BASE, else http://127.0.0.1:8420)",
        fr: "Où l'on atteint le guichet (sinon GUICHET_BASE, sinon http://127.0.0.1:8420)",
        ja: "デスクのURL（省略時は GUICHET_BASE、なければ http://127.0.0.1:8420）",
    }
    /// `--from` of a qualification.
    help_from_day() { en: "From this day on (else now)", fr: "À partir de ce jour (sinon maintenant)", ja: "開始日（省略時は今）" }
    /// `--until` of a qualification.
    help_until_day() { en: "Up to this day, not including it", fr: "Jusqu'à ce jour, non compris", ja: "終了日（その日は含まない）" }
    /// `--yes`.
    help_yes() { en: "Yes, I am sure", fr: "Oui, j'en suis sûr", ja: "確認済みとして実行" }

    /// An organisation was added.
    organisation_added(name: &str) { en: "{name} is here now", fr: "{name} est là désormais", ja: "{name}を追加しました" }
    /// Column: what an organisation is.
    column_party() { en: "Party", fr: "Partie", ja: "種別" }
    /// Column: who supports it.
    column_provider() { en: "Supported by", fr: "Assistée par", ja: "担当プロバイダー" }
    /// Column: address.
    column_email() { en: "Address", fr: "Adresse", ja: "アドレス" }
    /// Column: role.
    column_role() { en: "Role", fr: "Rôle", ja: "役割" }
    /// Column: organisation.
    column_organisation() { en: "Organisation", fr: "Organisation", ja: "組織" }
    /// In a list, before what the file adds.
    roster_new() { en: "new", fr: "nouveau", ja: "追加" }
    /// In a list, before what is there already.
    roster_kept() { en: "kept", fr: "gardé", ja: "既存" }
    /// What a file added.
    roster_added(added: usize, kept: usize) {
        en: "added: {added}; there already: {kept}",
        fr: "ajouts : {added} ; déjà là : {kept}",
        ja: "追加 {added}件、既存 {kept}件",
    }
    /// In a list, before what is there and of which something new is said.
    chart_changed() { en: "changed", fr: "modifié", ja: "変更" }
    chart_did(added: usize, changed: usize, kept: usize) {
        en: "added: {added}; changed: {changed}; as they were: {kept}",
        fr: "ajouts : {added} ; modifiés : {changed} ; inchangés : {kept}",
        ja: "追加 {added}件、変更 {changed}件、変更なし {kept}件",
    }
    chart_would(added: usize, changed: usize, kept: usize) {
        en: "would add: {added}; would change: {changed}; as they are: {kept}; nothing was written",
        fr: "à ajouter : {added} ; à modifier : {changed} ; inchangés : {kept} ; rien n'a été écrit",
        ja: "追加予定 {added}件、変更予定 {changed}件、変更なし {kept}件（書き込みなし）",
    }
    chart_no_header() { en: "it has no first line with the names of its columns", fr: "il manque la première ligne, avec les noms des colonnes", ja: "列名の行がありません" }
    chart_no_column(given: &str, known: &str) {
        en: "there is no column {given:?}; there are: {known}",
        fr: "la colonne {given:?} n'existe pas ; il y a : {known}",
        ja: "列{given:?}はありません。使える列：{known}",
    }
    chart_column_missing(name: &str) { en: "the column {name} is missing", fr: "la colonne {name} manque", ja: "列{name}がありません" }
    chart_bad_row() { en: "its quotes or the number of its fields are wrong", fr: "ses guillemets ou le nombre de ses champs ne vont pas", ja: "引用符または項目数が正しくありません" }
    chart_no_name() { en: "it has no name", fr: "il n'y a pas de nom", ja: "名称がありません" }
    chart_no_party(given: &str) {
        en: "{given:?} is no party: vendor, provider or customer",
        fr: "{given:?} n'est pas une partie : vendor, provider ou customer",
        ja: "{given:?}は種別ではありません（vendor・provider・customer）",
    }
    chart_other_party(name: &str, party: &str) {
        en: "{name} is there already, and is a {party}",
        fr: "{name} est déjà là, en tant que {party}",
        ja: "{name}は{party}として登録済みです",
    }
    chart_no_desk(given: &str) {
        en: "{given:?} is no place of a desk: here or elsewhere",
        fr: "{given:?} n'est pas un lieu de guichet : here ou elsewhere",
        ja: "{given:?}は窓口の場所ではありません（here・elsewhere）",
    }
    /// What a file would add.
    roster_would_add(added: usize, kept: usize) {
        en: "would add: {added}; there already: {kept}; nothing was written",
        fr: "à ajouter : {added} ; déjà là : {kept} ; rien n'a été écrit",
        ja: "追加予定 {added}件、既存 {kept}件（書き込みなし）",
    }
    /// A person was added.
    person_added(name: &str) { en: "{name} is here now", fr: "{name} est là désormais", ja: "{name}を追加しました" }
    /// A person was qualified.
    person_qualified(email: &str) { en: "{email} is qualified", fr: "{email} a la qualification", ja: "{email}に資格を与えました" }
    /// A qualification was taken back.
    person_unqualified(email: &str) {
        en: "{email} is not qualified any more",
        fr: "{email} n'a plus la qualification",
        ja: "{email}の資格を取り消しました",
    }
    /// A person was disabled.
    person_disabled(email: &str) {
        en: "{email} can't come in any more",
        fr: "{email} ne peut plus entrer",
        ja: "{email}の利用を止めました",
    }
    /// A person was erased.
    person_erased(email: &str) {
        en: "{email} is erased; the journal and every figure stay",
        fr: "{email} n'apparaît plus ; le journal et tous les chiffres restent",
        ja: "{email}を消去しました。ジャーナルと数値は残ります",
    }
    /// In a list: can't come in.
    person_is_disabled() { en: "disabled", fr: "accès fermé", ja: "利用停止" }
    /// In a list, instead of a name.
    person_is_erased() { en: "(erased)", fr: "(effacé)", ja: "（消去済み）" }
    /// Under a link.
    link_is_for_once() {
        en: "It works once, within two days.",
        fr: "Il sert une fois, sous deux jours.",
        ja: "2日以内に一度だけ使えます。",
    }
    /// Under a token.
    token_is_shown_once() {
        en: "This is shown once. It goes in the header Authorization, after the word Bearer.",
        fr: "Ceci n'est montré qu'une fois. Il va dans l'en-tête Authorization, après le mot Bearer.",
        ja: "表示は今回だけです。Authorization ヘッダーの Bearer の後に付けます。",
    }

    /// `guichet demo`.
    help_demo() {
        en: "Open a demonstration: people and tickets in three regions, on a Friday afternoon",
        fr: "Ouvrir une démonstration : des personnes et des tickets dans trois régions, un vendredi après-midi",
        ja: "デモを開く（3地域の人とチケット、金曜日の午後）",
    }
    /// Under the help of `guichet demo`.
    help_demo_more() {
        en: "The desk's clock shows Friday 20 November 2026, 17:40 in Paris; it ticks, and can be moved forward on every page. Anybody who reaches the address may sign in as anybody: don't show it to others. Nothing is kept unless --data names a folder.",
        fr: "L'horloge du guichet indique vendredi 20 novembre 2026, 17 h 40 à Paris ; elle avance, et chaque page permet de l'avancer. Qui atteint l'adresse peut se connecter comme n'importe qui : ne l'exposez pas. Rien n'est gardé, sauf si --data indique un dossier.",
        ja: "デスクの時計は2026年11月20日(金)17:40（パリ）を指して進み、どのページからでも先へ進められる。接続できる人は誰にでもなれるため、外部に公開しないこと。--data でフォルダーを指定しない限り何も残らない。",
    }
    /// `--data` of the demonstration.
    help_demo_data() {
        en: "Keep it in this folder, to go on another time",
        fr: "La garder dans ce dossier, pour continuer une autre fois",
        ja: "フォルダーに保存して、続きから始める",
    }
    /// Under the address of a demonstration.
    demo_is_open() {
        en: "A demonstration: one click signs in, and Ctrl-C ends it.",
        fr: "Une démonstration : un clic suffit pour entrer, Ctrl-C pour finir.",
        ja: "デモです。クリックで入り、Ctrl-C で終了します。",
    }
    /// The page of the demonstration's clock.
    demo_clock_title() { en: "The demonstration's clock", fr: "L'horloge de la démonstration", ja: "デモの時計" }
    /// What can be done with it.
    demo_clock_lead() {
        en: "It goes forward only: what happened, happened. Targets that pass on the way are missed, as on a real desk.",
        fr: "Elle ne fait qu'avancer : ce qui s'est passé s'est passé. Les cibles dépassées en chemin sont manquées, comme sur un vrai guichet.",
        ja: "時計は前にしか進みません。途中で過ぎた期限は、実際のデスクと同じく未達になります。",
    }
    /// The field of an instant.
    demo_clock_to() { en: "Show this time", fr: "Indiquer cette heure", ja: "この時刻まで進める" }
    /// Under that field.
    demo_clock_hint() {
        en: "Time in Paris, after the one shown now",
        fr: "Heure de Paris, après celle indiquée maintenant",
        ja: "パリ時間。現在の表示より後の時刻",
    }
    /// The button.
    demo_clock_move() { en: "Move the clock", fr: "Avancer l'horloge", ja: "時計を進める" }
    /// What was typed is no time.
    demo_clock_unread(text: &str) {
        en: "{text:?} is no time: type one like 2026-11-23 09:30",
        fr: "{text:?} n'est pas une heure : tapez par exemple 2026-11-23 09:30",
        ja: "{text:?} は時刻ではありません（例：2026-11-23 09:30）",
    }
}
