//! Problems of an agreement file, in Japanese.

use hours::WeekError;
use terms::Trouble;
use terms::problem::{Noun, Shape};

use super::written;
use crate::Lang;

/// What, why, what to try.
pub fn say(trouble: &Trouble) -> [String; 3] {
    use Trouble::*;
    match trouble {
        NotToml(message) => [
            format!("TOMLとして読めません（原文：{}）", message.lines().collect::<Vec<_>>().join(", ")),
            "これより後を読み取れません".into(),
            "`キー = 値` の形で、文字列は引用符で囲んで書いてください".into(),
        ],
        UnknownKey { key, meant, known } => [
            format!("不明なキー `{}`", key.escape_debug()),
            "実行も表示もされないキーは、守られない約束になります".into(),
            or_else(meant, || format!("次のいずれか：{}", known.join(", "))),
        ],
        MissingKey { key } => [
            format!("`{key}` がありません"),
            "これがないと契約のこの部分は意味をなしません".into(),
            format!("`{key}` を追加してください"),
        ],
        WrongShape { key, wanted } => [
            format!("`{key}` は{}ではありません", shape(*wanted)),
            "ほかの形では読み取れません".into(),
            format!("{}を書いてください", shape_example(*wanted)),
        ],
        EmptyText { key } => [
            format!("`{key}` が空です"),
            "人が読む文です".into(),
            "文を書くか、任意のキーなら削除してください".into(),
        ],
        Control { key } => [
            format!("`{key}` に制御文字が含まれています"),
            "目に見えず、端末やページの表示を乱すおそれがあります".into(),
            "取り除いてください".into(),
        ],
        OutOfBounds { key, least, most } => [
            format!("`{key}` が範囲外です"),
            format!("{least}から{most}までの数です"),
            format!("{least}から{most}までの数を書いてください"),
        ],
        Unknown { noun, name, meant, known } => [
            format!("不明な{} `{}`", say_noun(*noun), name.escape_debug()),
            why_unknown(*noun).into(),
            or_else(meant, || match known.as_slice() {
                [] => what_to_write(*noun).to_owned(),
                known => format!("次のいずれか：{}", known.join(", ")),
            }),
        ],
        Twice { noun, name, first } => [
            format!("{} `{name}` が二つあります", say_noun(*noun)),
            format!("最初のものは{}行目にあり、参照先を区別できません", first.line),
            "一方の名前を変えるか、削除してください".into(),
        ],
        BadName { noun, name } => [
            format!("`{}` は{}の名前に使えません", name.escape_debug(), say_noun(*noun)),
            "名前はアドレス、ファイル、表に使われます".into(),
            "英字・数字・ピリオド・ハイフンで1～64文字".into(),
        ],
        IdAgainstDate { id, effective } => [
            format!("`{id}` は月を表しますが、この版は{effective}から適用されます"),
            "誤った日付で探されてしまいます".into(),
            format!("`id = \"{}\"` とするか、`effective` を変更してください", effective.strftime("%Y-%m")),
        ],
        Orphan { clause, chapter } => [
            format!("条項 `{clause}` の上位の `{chapter}` がありません"),
            "条項は章の下に表示されます".into(),
            format!("その前に `id = \"{chapter}\"` の条項を追加してください"),
        ],
        NoneAtAll { noun } => [
            format!("契約に{}がありません", say_noun(*noun)),
            "窓口は何も約束できません".into(),
            what_to_write(*noun).into(),
        ],
        NotADate { given } => [
            format!("`{}` は日付ではありません", given.escape_debug()),
            "暦にある日でなければなりません".into(),
            "`2021-09-01` のように年-月-日で書いてください".into(),
        ],
        NotATime { given } => [
            format!("`{}` は現地の日時ではありません", given.escape_debug()),
            "計算例は地域の現地時刻で書きます".into(),
            "`2026-11-20 17:42` のようにタイムゾーンなしで書いてください".into(),
        ],
        TimeSkipped { time, zone } => [
            format!("{}は{}に存在しません", spoken(time), Lang::Ja.place(zone)),
            "時計が進められて飛ばされた時刻です".into(),
            "切り替えの前か後の時刻にしてください".into(),
        ],
        TimeTwice { time, zone } => [
            format!("{}は{}で2回ありました", spoken(time), Lang::Ja.place(zone)),
            "時計が戻されたため、二つの時点を指します".into(),
            "切り替えの前か後の時刻にしてください".into(),
        ],
        Hours(error) => ["この営業時間は使えません".into(), week(error), "例：`Mon-Fri 09:00-18:00`".into()],
        Window(error) => [
            "この時間帯は使えません".into(),
            format!("`{}` は時間帯ではありません", error.0.escape_debug()),
            "例：`09:00-12:00`".into(),
        ],
        ClosedOrHours => [
            "例外は休業か、時間の指定かのいずれかです".into(),
            "その日が両方、またはどちらでもなくなります".into(),
            "`closed = true` または `hours = \"09:00-12:00\"` と書いてください".into(),
        ],
        NotASpan { given } => [
            format!("`{}` は営業時間の長さではありません", given.escape_debug()),
            "目標は営業時間だけを数え、単位を明示します".into(),
            "`30 business minutes`、`4 business hours`、`3 business days` のように書いてください".into(),
        ],
        NoTime { given } => [
            format!("`{given}` は長さがありません"),
            "開始と同時に超過する目標は守れません".into(),
            "`1 business minute` 以上にしてください".into(),
        ],
        SpanTooLong { given } => [
            format!("`{given}` は長すぎます"),
            "そこまで続くカレンダーはありません".into(),
            "`5000 business days` 以下にしてください".into(),
        ],
        RungTooEarly { given, before } => [
            format!("残り `{given}` の段は、前の段（残り `{before}`）より後になりません"),
            "段は残り時間が減るにつれて上がります".into(),
            "呼び出す順に、残り時間が少なくなるように並べてください".into(),
        ],
        StaffedWhileClosed { region, hours } => [
            format!("{region} が営業していない時間の人員です"),
            format!("営業時間は `{hours}` で、それ以外には何も約束していません"),
            "地域の営業時間の中で書いてください".into(),
        ],
        StaffedTwice { region } => [
            format!("{region} の同じ時間に人員が二重に定められています"),
            "同じ一分に二つの人数が必要になります".into(),
            "一方が終わる時刻から他方が始まるようにしてください".into(),
        ],
        UnevenDays { region } => [
            format!("目標が営業日単位ですが、{region}の日の長さが一定ではありません"),
            "1営業日の長さが一つに決まりません".into(),
            "目標を営業時間で書くか、各日の長さをそろえてください".into(),
        ],
        UnequalRegions { one, other } => [
            format!("目標が営業日単位ですが、{one}と{other}で1日の長さが異なります"),
            "同じ言葉が異なる長さの約束になります".into(),
            "目標を営業時間で書いてください".into(),
        ],
        NotAnOffset { given } => [
            format!("`{}` は時差ではありません", given.escape_debug()),
            "略称を文字どおりに読む場合、UTCからの整数時間です".into(),
            "`+01:00` や `-05:00` のように書いてください".into(),
        ],
        OffsetMissing { region } => [
            format!("地域{region}に `offset` がありません"),
            "解釈 `zone_labels` が `fixed` のため、略称の時差で決まります".into(),
            "`offset = \"+01:00\"` を追加するか、`zone_labels` を `civil` にしてください".into(),
        ],
        DaysOffUneven { region } => [
            format!("{region}の日ごとの営業時間が異なります"),
            "解釈 `hours_of_days_off` が `counted` のため、休日の時間が決まりません".into(),
            "各日の時間をそろえるか、`hours_of_days_off` を `not counted` にしてください".into(),
        ],
        NoCalendar { region, message } => [
            format!("{region}のカレンダーを作れません"),
            format!("原文：{message}"),
            "タイムゾーン、営業時間、祝日、例外を見直してください".into(),
        ],
        NoTarget { category, measure } => [
            format!("優先度{category}には{measure}の目標がありません"),
            "計算例で計算するものがありません".into(),
            "その優先度に目標を追加するか、計算例を変更してください".into(),
        ],
        ExampleBeyond { message } => [
            "計算例を計算できません".into(),
            format!("原文：{message}"),
            "カレンダーの年の範囲内の日付にしてください".into(),
        ],
        ExampleFails { region, category, opened, expected, got } => [
            format!("計算例が一致しません：期待値 {}、計算結果 {}", spoken(expected), spoken(got)),
            format!("{region}で{}に受付、優先度{category}", spoken(opened)),
            format!("計算例を `{}` に直すか、営業時間・祝日・目標を見直してください", written(got)),
        ],
    }
}

fn or_else(meant: &Option<String>, otherwise: impl FnOnce() -> String) -> String {
    meant.as_ref().map_or_else(otherwise, |word| format!("`{word}` のことですか"))
}

fn spoken(time: &jiff::civil::DateTime) -> String {
    Lang::Ja.date_time_to_the_second(*time)
}

fn week(error: &WeekError) -> String {
    match error {
        WeekError::Empty => "営業時間のない週では、期限が来ることがありません".into(),
        WeekError::Days(text) => {
            format!("`{}` は曜日（Mon～Sun）でも曜日の範囲でもありません", text.escape_debug())
        }
        WeekError::NoHours(text) => format!("`{}` に時間がありません", text.escape_debug()),
        WeekError::Window(error) => format!("`{}` は時間帯ではありません", error.0.escape_debug()),
        WeekError::Overlap { day, first, second } => format!("{day}：{first} と {second} が重なっています"),
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "文字列",
        Shape::Number => "整数",
        Shape::YesOrNo => " `true` か `false` ",
        Shape::Date => "日付",
        Shape::LocalTime => "現地の日時",
        Shape::List => "リスト",
        Shape::Table => "テーブル",
        Shape::Tables => "テーブルのリスト",
    }
}

fn shape_example(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "引用符で囲んだ文字列",
        Shape::Number => "引用符なしの数字",
        Shape::YesOrNo => "引用符なしの `true` か `false` ",
        Shape::Date => "`2021-09-01` のような年-月-日",
        Shape::LocalTime => "`\"2026-11-20 17:42\"` のような日時",
        Shape::List => "`[60, 30, 7]` のようなリスト",
        Shape::Table => "`[見出し]`、または `title.en` のように点でつないだキー",
        Shape::Tables => "それぞれに `[[見出し]]` ",
    }
}

fn say_noun(noun: Noun) -> &'static str {
    match noun {
        Noun::Agreement => "契約",
        Noun::Clause => "条項",
        Noun::Region => "地域",
        Noun::Category => "優先度",
        Noun::Measure => "指標",
        Noun::Target => "目標",
        Noun::Reading => "解釈",
        Noun::Value => "値",
        Noun::Law => "法律",
        Noun::Zone => "タイムゾーン",
        Noun::Language => "言語",
        Noun::Party => "当事者",
        Noun::Person => "担当",
        Noun::Exception => "例外",
        Noun::Exclusion => "対象外事由",
        Noun::Duty => "義務",
        Noun::Kind => "種別",
        Noun::Gravity => "重大度",
        Noun::Concern => "対象",
        Noun::Addressee => "連絡先",
    }
}

fn why_unknown(noun: Noun) -> &'static str {
    match noun {
        Noun::Clause => "このファイルにない条項で、参照先がありません",
        Noun::Zone => "営業時間には場所の時計が必要です",
        Noun::Law => "その名前の法定祝日は知られていません",
        Noun::Reading => "これを読むものがありません",
        Noun::Value => "この解釈を実行する窓口はありません",
        Noun::Measure => "窓口では測定できません",
        _ => "ここでは何も表しません",
    }
}

fn what_to_write(noun: Noun) -> &'static str {
    match noun {
        Noun::Zone => "`Europe/Paris`、`America/New_York`、`Asia/Tokyo` のようなtzデータベースの地名",
        Noun::Region => "`zone`、`hours`、`clause` を持つ `[regions.名前]` を追加してください",
        Noun::Category => "`level`、`clause`、`means` を持つ `[[categories]]` を追加してください",
        Noun::Clause => "`id`、`title`、`text` を持つ `[[clauses]]` を追加してください",
        _ => "このファイルで定義された名前を書いてください",
    }
}
