//! How the machine is, as its page says it: what was measured, and what to do where it isn't as it should be.

words! {
    health_title() { en: "Health of the desk", fr: "Santé du bureau", ja: "稼働状況" }
    health_lead() {
        en: "Measured now, or by the task that the line is of. What the desk can't know it says it doesn't.",
        fr: "Mesuré maintenant, ou par la tâche dont parle la ligne. Ce que le bureau ne peut savoir, il dit ne pas le savoir.",
        ja: "この画面を開いた時点、または各処理の実行時に測定した値です。システムが把握できないことは、その旨を表示します。",
    }
    health_of() { en: "What", fr: "Quoi", ja: "項目" }
    health_measured() { en: "Measured", fr: "Mesuré", ja: "測定値" }
    health_standing() { en: "Stands", fr: "État", ja: "状態" }
    health_to_do() { en: "What to do", fr: "Que faire", ja: "対処" }
    health_good() { en: "Good", fr: "Bon", ja: "正常" }
    health_watch() { en: "Keep an eye on it", fr: "À surveiller", ja: "要注意" }
    health_act() { en: "Act now", fr: "Agir maintenant", ja: "要対応" }
    health_unknown() { en: "Not known here", fr: "Inconnu d'ici", ja: "不明" }
    health_program() { en: "Program", fr: "Programme", ja: "プログラム" }
    health_program_is(version: &str, schema: u64, projections: u64) { en: "Guichet {version}, schema {schema}, projections {projections}", fr: "Guichet {version}, schéma {schema}, projections {projections}", ja: "Guichet {version}、スキーマ{schema}、射影{projections}" }
    health_database() { en: "Database", fr: "Base de données", ja: "データベース" }
    health_disk() { en: "Room on the disk", fr: "Place sur le disque", ja: "ディスクの空き容量" }
    health_disk_is(free: &str, of: &str) { en: "{free} free of {of}", fr: "{free} libres sur {of}", ja: "{of}中{free}空き" }
    health_disk_fix() { en: "Make room, or give it a bigger disk. A desk whose disk is full answers, and writes nothing.", fr: "Faire de la place, ou donner un disque plus grand. Un bureau dont le disque est plein répond, et n'écrit rien.", ja: "空きを増やすか、より大きなディスクに移してください。満杯になると閲覧はできますが、書き込めません。" }
    health_journal() { en: "Journal", fr: "Journal", ja: "ジャーナル" }
    health_journal_is(position: u64, found: &str) { en: "ends at position {position}; {found}", fr: "finit à la position {position} ; {found}", ja: "位置{position}まで。{found}" }
    health_journal_unverified() { en: "not verified since the desk was opened", fr: "pas vérifié depuis l'ouverture du bureau", ja: "起動後はまだ検証されていません" }
    health_journal_holds(entries: u64, when: &str) { en: "all {entries} entries are what was written, verified {when}", fr: "les {entries} entrées sont ce qui fut écrit, vérifiées {when}", ja: "全{entries}件が記録時のまま（検証：{when}）" }
    health_journal_is_wrong(position: u64, when: &str) { en: "position {position} is not what was written, found {when}", fr: "la position {position} n'est pas ce qui fut écrit, constaté {when}", ja: "位置{position}が記録時と異なります（検出：{when}）" }
    health_journal_fix() {
        en: "Somebody or something changed the database behind the desk. Copy it away as it is, and compare with a copy from before; nothing from that position on can be relied on.",
        fr: "Quelqu'un ou quelque chose a modifié la base derrière le bureau. La copier ailleurs telle quelle, et comparer à une copie d'avant ; rien n'est fiable à partir de cette position.",
        ja: "窓口を介さずにデータベースが変更されています。現状のまま複製し、以前の複製と比較してください。この位置以降は信頼できません。",
    }
    health_journal_verify() { en: "It is verified daily, or when you ask for it below.", fr: "Il est vérifié chaque jour, ou quand vous le demandez ci-dessous.", ja: "毎日、または下のボタンで検証されます。" }
    health_verify() { en: "Verify the journal", fr: "Vérifier le journal", ja: "ジャーナルを検証する" }
    done_health_verified() { en: "The journal was verified.", fr: "Le journal a été vérifié.", ja: "ジャーナルを検証しました。" }
    done_health_under_way() { en: "The journal is being verified. What is found stands here once it is done.", fr: "Le journal est en cours de vérification. Le résultat sera affiché ici.", ja: "ジャーナルを検証しています。結果はこの画面に表示されます。" }
    health_writer() { en: "Writing", fr: "Écriture", ja: "書き込み" }
    health_writer_is(waiting: usize, last: &str) { en: "{waiting} commits wait; the last took {last} ms", fr: "{waiting} écritures attendent ; la dernière a pris {last} ms", ja: "待ち{waiting}件、直近の所要{last}ミリ秒" }
    health_writer_fix() { en: "The database or its disk is slow: look there first.", fr: "La base ou son disque est lent : regarder là d'abord.", ja: "データベースまたはディスクが遅くなっています。まずそこを確認してください。" }
    health_outbox() { en: "Letters", fr: "Lettres", ja: "送信待ち" }
    health_outbox_is(waiting: u64) { en: "{waiting} wait", fr: "{waiting} en attente", ja: "待ち{waiting}件" }
    health_since(when: &str) { en: "since {when}", fr: "depuis {when}", ja: "{when}から" }
    health_reads() { en: "Who looked at what", fr: "Qui a regardé quoi", ja: "閲覧の記録" }
    health_reads_are(waiting: usize, lost: u64) { en: "{waiting} wait to be written, {lost} were lost since the desk was opened", fr: "{waiting} attendent d'être écrits, {lost} perdus depuis l'ouverture du bureau", ja: "書き込み待ち{waiting}件、起動後に失われた記録{lost}件" }
    health_reads_fix() { en: "The database was away or slow for long: the log says since when. What was lost isn't in any audit.", fr: "La base fut longtemps absente ou lente : les messages du bureau disent depuis quand. Ce qui est perdu n'est dans aucun audit.", ja: "データベースが長時間停止または遅延していました。時刻はログで確認できます。失われた記録は監査に含まれません。" }
    health_alarms() { en: "Alarms", fr: "Alarmes", ja: "アラーム" }
    health_alarms_are(late: i64) { en: "late by {late} s", fr: "en retard de {late} s", ja: "遅れ{late}秒" }
    health_alarms_fix() { en: "The task that raises alarms doesn't keep up: the log says why. Instants on tickets stay right.", fr: "La tâche qui lève les alarmes ne suit plus : les messages du bureau disent pourquoi. Les instants des tickets restent justes.", ja: "アラームの処理が遅れています。原因はログで確認できます。チケットの時刻は正しく記録されます。" }
    health_clock() { en: "Clock of the machine", fr: "Horloge de la machine", ja: "マシンの時計" }
    health_clock_is(jumped: i64, ahead: i64) { en: "jumped by {jumped} s since the desk was opened; the last entry lies {ahead} s ahead of it", fr: "a sauté de {jumped} s depuis l'ouverture du bureau ; la dernière entrée la devance de {ahead} s", ja: "起動後のずれ{jumped}秒、最後の記録は{ahead}秒先" }
    health_clock_fix() { en: "Keep the machine's clock by a time server (NTP). Clocks of tickets are measured by it.", fr: "Mettre la machine à l'heure d'un serveur de temps (NTP). Les horloges des tickets s'y mesurent.", ja: "時刻サーバー（NTP）に合わせてください。チケットの計時に使われます。" }
    health_calendars() { en: "Calendars", fr: "Calendriers", ja: "カレンダー" }
    health_calendars_are(until: &str) { en: "reach up to {until}", fr: "vont jusqu'au {until}", ja: "{until}まで" }
    health_calendars_fix() { en: "Install a newer version of Guichet: its calendars reach further.", fr: "Installer une version plus récente de Guichet : ses calendriers vont plus loin.", ja: "新しい版のGuichetを導入してください。" }
    health_agreement() { en: "Agreement in force", fr: "Conditions en vigueur", ja: "有効な契約" }
    health_agreement_none() { en: "none", fr: "aucunes", ja: "なし" }
    health_agreement_fix() { en: "Publish an agreement: without one no ticket can be opened.", fr: "Publier des conditions : sans elles aucun ticket ne s'ouvre.", ja: "契約を公開してください。契約がないとチケットを作成できません。" }
    health_sessions() { en: "Sessions", fr: "Sessions", ja: "セッション" }
    health_sessions_are(open: u64, streams: usize) { en: "{open} open, {streams} streams of events", fr: "{open} ouvertes, {streams} flux d'événements", ja: "{open}件、イベント受信{streams}件" }
    health_raising_alarms() { en: "Task: alarms", fr: "Tâche : alarmes", ja: "処理：アラーム" }
    health_writing_reads() { en: "Task: writing who looked", fr: "Tâche : écrire qui a regardé", ja: "処理：閲覧の記録" }
    health_forgetting() { en: "Task: forgetting what is over", fr: "Tâche : oublier ce qui est passé", ja: "処理：期限切れの削除" }
    health_sweeping_files() { en: "Task: files that nobody waits for", fr: "Tâche : fichiers que personne n'attend", ja: "処理：不要ファイルの削除" }
    health_applying_retention() { en: "Task: what was kept long enough goes", fr: "Tâche : ce qui est échu part", ja: "処理：保存期間の適用" }
    health_verifying_journal() { en: "Task: verifying the journal", fr: "Tâche : vérifier le journal", ja: "処理：ジャーナルの検証" }
    health_task_never() { en: "hasn't run since the desk was opened", fr: "pas encore faite depuis l'ouverture du bureau", ja: "起動後はまだ実行されていません" }
    health_task_ran(when: &str) { en: "last ran {when}", fr: "faite la dernière fois {when}", ja: "最終実行：{when}" }
    health_task_failed(when: &str) { en: "failed {when}", fr: "a échoué {when}", ja: "失敗：{when}" }
    health_task_fix() { en: "The log says why it failed. It tries again by itself.", fr: "Les messages du bureau disent pourquoi. Elle réessaie d'elle-même.", ja: "原因はログで確認できます。自動的に再試行されます。" }
    health_backups() { en: "Backups", fr: "Sauvegardes", ja: "バックアップ" }
    health_backups_are() { en: "the desk makes none, and doesn't know whether anybody does", fr: "le bureau n'en fait pas, et ne sait pas si quelqu'un en fait", ja: "この窓口では作成せず、他での作成も把握していません" }
    health_backups_fix() { en: "Copy the database, the files of tickets and the desk's key away by other means, and try to open the copy.", fr: "Copier ailleurs, par d'autres moyens, la base, les fichiers des tickets et la clé du bureau ; essayer d'ouvrir la copie.", ja: "データベース、添付ファイル、鍵を別の手段で複製し、複製を開けることを確かめてください。" }
}
