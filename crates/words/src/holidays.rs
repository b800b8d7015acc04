//! The names of public holidays for readers of another country.

use crate::Lang;

/// English name by law, French, Japanese.
const NAMES: &[(&str, &str, &str)] = &[
    // France
    ("New Year's Day", "1er janvier", "元日"),
    ("Easter Monday", "Lundi de Pâques", "復活祭の月曜日"),
    ("Labour Day", "1er mai", "メーデー"),
    ("Victory in Europe Day", "8 mai", "第二次世界大戦戦勝記念日"),
    ("Ascension Day", "Ascension", "キリスト昇天祭"),
    ("Whit Monday", "Lundi de Pentecôte", "聖霊降臨祭の月曜日"),
    ("National Day", "14 juillet", "フランス革命記念日"),
    ("Assumption Day", "Assomption", "聖母被昇天祭"),
    ("All Saints' Day", "Toussaint", "諸聖人の日"),
    ("Armistice Day", "11 novembre", "第一次世界大戦休戦記念日"),
    ("Christmas Day", "Jour de Noël", "クリスマス"),
    // United States
    ("Birthday of Martin Luther King, Jr.", "Anniversaire de Martin Luther King", "キング牧師記念日"),
    ("Washington's Birthday", "Anniversaire de Washington", "ワシントン誕生日"),
    ("Memorial Day", "Jour du Souvenir", "戦没将兵追悼記念日"),
    (
        "Juneteenth National Independence Day",
        "Juneteenth, fin de l'esclavage",
        "ジューンティーンス独立記念日",
    ),
    ("Independence Day", "Fête de l'Indépendance", "独立記念日"),
    ("Labor Day", "Fête du Travail", "労働者の日"),
    ("Columbus Day", "Jour de Christophe Colomb", "コロンブス・デー"),
    ("Veterans Day", "Jour des anciens combattants", "退役軍人の日"),
    ("Thanksgiving Day", "Thanksgiving", "感謝祭"),
    // Japan
    ("Coming of Age Day", "Jour de la majorité", "成人の日"),
    ("National Foundation Day", "Fondation de l'État", "建国記念の日"),
    ("Emperor's Birthday", "Anniversaire de l'Empereur", "天皇誕生日"),
    ("Vernal Equinox Day", "Équinoxe de printemps", "春分の日"),
    ("Showa Day", "Jour de Shōwa", "昭和の日"),
    ("Constitution Memorial Day", "Fête de la Constitution", "憲法記念日"),
    ("Greenery Day", "Jour de la nature", "みどりの日"),
    ("Children's Day", "Jour des enfants", "こどもの日"),
    ("Marine Day", "Jour de la mer", "海の日"),
    ("Mountain Day", "Jour de la montagne", "山の日"),
    ("Respect for the Aged Day", "Jour des personnes âgées", "敬老の日"),
    ("Autumnal Equinox Day", "Équinoxe d'automne", "秋分の日"),
    ("Health and Sports Day", "Jour de la santé et du sport", "体育の日"),
    ("Sports Day", "Jour du sport", "スポーツの日"),
    ("Culture Day", "Jour de la culture", "文化の日"),
    ("Labour Thanksgiving Day", "Fête du travail (Japon)", "勤労感謝の日"),
    ("Citizens' holiday", "Jour férié intercalaire", "国民の休日"),
    ("Day of the Emperor's Accession", "Accession de l'Empereur", "天皇の即位の日"),
    ("Day of the Enthronement Ceremony", "Intronisation de l'Empereur", "即位礼正殿の儀の行われる日"),
];

impl Lang {
    /// What a holiday is called for this reader; its English name where we know no other.
    ///
    /// ```
    /// use words::Lang;
    /// assert_eq!(Lang::Fr.holiday("Labour Thanksgiving Day"), "Fête du travail (Japon)");
    /// assert_eq!(Lang::Ja.holiday("Christmas Day (observed)"), "クリスマス（振替）");
    /// assert_eq!(Lang::Fr.holiday("Substitute holiday (Culture Day)"), "Jour de remplacement (Jour de la culture)");
    /// ```
    #[must_use]
    pub fn holiday(self, english: &str) -> String {
        // Two holidays on one date are one day off with both names: Ascension Day on 1 May 2008.
        if english.contains(" / ") {
            let names: Vec<String> = english.split(" / ").map(|name| self.holiday(name)).collect();
            return names.join(self.pick(" / ", " / ", "・"));
        }
        if let Some(moved) = english.strip_suffix(" (observed)") {
            let name = self.holiday(moved);
            return self.pick(
                english.to_owned(),
                format!("{name} (jour observé)"),
                format!("{name}（振替）"),
            );
        }
        if let Some(of) = english.strip_prefix("Substitute holiday (").and_then(|rest| rest.strip_suffix(')'))
        {
            let name = self.holiday(of);
            return self.pick(
                english.to_owned(),
                format!("Jour de remplacement ({name})"),
                format!("振替休日（{name}）"),
            );
        }
        match NAMES.iter().find(|(en, ..)| *en == english) {
            Some((en, fr, ja)) => self.pick(*en, *fr, *ja).to_owned(),
            None => english.to_owned(),
        }
    }
}
