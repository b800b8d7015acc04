//! Problems of an agreement file, in French.

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
            format!("ce n'est pas du TOML (en anglais : {})", message.lines().collect::<Vec<_>>().join(", ")),
            "rien de ce qui suit ne peut être lu".into(),
            "écrire `clé = valeur`, et les textes entre guillemets droits".into(),
        ],
        UnknownKey { key, meant, known } => [
            format!("clé inconnue `{}`", key.escape_debug()),
            "une clé que rien n'exécute ni ne montre serait une promesse que personne ne tient".into(),
            or_else(meant, || format!("l'une de : {}", known.join(", "))),
        ],
        MissingKey { key } => [
            format!("`{key}` manque"),
            "sans elle cette partie des conditions ne dit rien".into(),
            format!("ajouter `{key}`"),
        ],
        WrongShape { key, wanted } => [
            format!("`{key}` n'est pas {}", shape(*wanted)),
            "cela ne peut se lire autrement".into(),
            format!("écrire {}", shape_example(*wanted)),
        ],
        EmptyText { key } => [
            format!("`{key}` est vide"),
            "des gens le lisent".into(),
            "écrire une phrase, ou enlever la clé si elle est facultative".into(),
        ],
        Control { key } => [
            format!("`{key}` contient un caractère de commande"),
            "il ne se voit pas, et peut tromper un terminal ou une page".into(),
            "l'enlever".into(),
        ],
        OutOfBounds { key, least, most } => [
            format!("`{key}` est hors limites"),
            format!("c'est un nombre de {least} à {most}"),
            format!("écrire un nombre de {least} à {most}"),
        ],
        Unknown { noun, name, meant, known } => [
            format!("inconnu ici : {} `{}`", say_noun(*noun), name.escape_debug()),
            why_unknown(*noun).into(),
            or_else(meant, || match known.as_slice() {
                [] => what_to_write(*noun).to_owned(),
                known => format!("l'un de : {}", known.join(", ")),
            }),
        ],
        Twice { noun, name, first } => [
            format!("en double : {} `{name}`", say_noun(*noun)),
            format!("le premier est à la ligne {}, et un renvoi ne saurait lequel prendre", first.line),
            "en renommer un, ou l'enlever".into(),
        ],
        BadName { noun, name } => [
            format!("`{}` ne peut pas servir de nom ({})", name.escape_debug(), say_noun(*noun)),
            "les noms figurent dans des adresses, des fichiers et des tableaux".into(),
            "1 à 64 lettres sans accents, chiffres, points et tirets".into(),
        ],
        IdAgainstDate { id, effective } => [
            format!("`{id}` nomme un mois, et la version s'applique à partir du {effective}"),
            "on la chercherait à une mauvaise date".into(),
            format!("écrire `id = \"{}\"`, ou changer `effective`", effective.strftime("%Y-%m")),
        ],
        Orphan { clause, chapter } => [
            format!("la clause `{clause}` dépend de `{chapter}`, qui n'est pas là"),
            "les clauses se montrent sous leur chapitre".into(),
            format!("ajouter avant elle une clause avec `id = \"{chapter}\"`"),
        ],
        NoneAtAll { noun } => [
            format!("ces conditions n'ont rien de ce genre : {}", say_noun(*noun)),
            "un guichet ne pourrait rien promettre".into(),
            what_to_write(*noun).into(),
        ],
        NotADate { given } => [
            format!("`{}` n'est pas une date", given.escape_debug()),
            "il faut un jour du calendrier".into(),
            "écrire année-mois-jour, comme `2021-09-01`".into(),
        ],
        NotATime { given } => [
            format!("`{}` n'est pas une date et une heure locales", given.escape_debug()),
            "un exemple se raconte à l'horloge murale de la région".into(),
            "l'écrire sans fuseau, comme `2026-11-20 17:42`".into(),
        ],
        TimeSkipped { time, zone } => [
            format!("{} n'a jamais existé à {}", spoken(time), Lang::Fr.place(zone)),
            "les horloges l'ont sauté en avançant".into(),
            "prendre une heure avant ou après le changement".into(),
        ],
        TimeTwice { time, zone } => [
            format!("{} a eu lieu deux fois à {}", spoken(time), Lang::Fr.place(zone)),
            "les horloges ont reculé : l'heure nomme deux instants".into(),
            "prendre une heure avant ou après le changement".into(),
        ],
        Hours(error) => [
            "ces heures d'ouverture sont inutilisables".into(),
            week(error),
            "comme `Mon-Fri 09:00-18:00`".into(),
        ],
        Window(error) => [
            "ces heures sont inutilisables".into(),
            format!("`{}` n'est pas une plage d'heures", error.0.escape_debug()),
            "comme `09:00-12:00`".into(),
        ],
        ClosedOrHours => [
            "une exception est soit fermée, soit pourvue d'heures".into(),
            "ce jour serait les deux, ou aucun".into(),
            "écrire `closed = true`, ou `hours = \"09:00-12:00\"`".into(),
        ],
        NotASpan { given } => [
            format!("`{}` n'est pas une durée de temps ouvré", given.escape_debug()),
            "une cible ne compte que le temps ouvré, et dit dans quelle unité".into(),
            "écrire `30 business minutes`, `4 business hours` ou `3 business days`".into(),
        ],
        NoTime { given } => [
            format!("`{given}` ne dure rien"),
            "une cible dépassée dès son départ ne peut être tenue".into(),
            "écrire au moins `1 business minute`".into(),
        ],
        SpanTooLong { given } => [
            format!("`{given}` dépasse toute horloge"),
            "aucun calendrier ne va si loin".into(),
            "écrire au plus `5000 business days`".into(),
        ],
        RungTooEarly { given, before } => [
            format!("un échelon à `{given}` restant ne vient pas après le précédent, à `{before}`"),
            "l'échelle monte à mesure que le temps s'écoule".into(),
            "ranger les échelons dans l'ordre des appels, chacun avec moins de temps restant".into(),
        ],
        StaffedWhileClosed { region, hours } => [
            format!("du personnel pour des heures où {region} est fermée"),
            format!("elle ouvre `{hours}`, et rien n'est promis en dehors"),
            "écrire des heures comprises dans celles de la région".into(),
        ],
        StaffedTwice { region } => [
            format!("du personnel est prévu deux fois aux mêmes heures de {region}"),
            "une minute demanderait deux effectifs".into(),
            "faire finir les heures de l'un où commencent celles de l'autre".into(),
        ],
        UnevenDays { region } => [
            format!("une cible en jours ouvrés, et les jours de {region} ne sont pas d'égale longueur"),
            "un jour ouvré aurait plusieurs longueurs".into(),
            "écrire la cible en heures ouvrées, ou donner la même longueur à chaque jour".into(),
        ],
        UnequalRegions { one, other } => [
            format!(
                "une cible en jours ouvrés, et un jour de {one} n'a pas la longueur d'un jour de {other}"
            ),
            "les mêmes mots promettraient des durées différentes".into(),
            "écrire la cible en heures ouvrées".into(),
        ],
        NotAnOffset { given } => [
            format!("`{}` n'est pas un décalage", given.escape_debug()),
            "un sigle pris à la lettre est un nombre entier d'heures par rapport à UTC".into(),
            "l'écrire `+01:00` ou `-05:00`".into(),
        ],
        OffsetMissing { region } => [
            format!("la région {region} n'a pas d'`offset`"),
            "la lecture `zone_labels` vaut `fixed` : c'est le décalage littéral du sigle qui décide".into(),
            "ajouter `offset = \"+01:00\"`, ou lire `zone_labels` comme `civil`".into(),
        ],
        DaysOffUneven { region } => [
            format!("les jours de {region} n'ont pas les mêmes heures"),
            "la lecture `hours_of_days_off` vaut `counted`, et un jour chômé n'aurait pas d'heures à lui"
                .into(),
            "donner les mêmes heures à chaque jour, ou lire `hours_of_days_off` comme `not counted`".into(),
        ],
        NoCalendar { region, message } => [
            format!("le calendrier de {region} ne peut être construit"),
            format!("en anglais : {message}"),
            "changer son fuseau, ses heures, ses jours fériés ou ses exceptions".into(),
        ],
        NoTarget { category, measure } => [
            format!("la catégorie {category} n'a pas de cible pour {measure}"),
            "l'exemple n'a rien à calculer".into(),
            "ajouter une cible à la catégorie, ou changer l'exemple".into(),
        ],
        ExampleBeyond { message } => [
            "l'exemple ne peut être calculé".into(),
            format!("en anglais : {message}"),
            "prendre une date dans les années du calendrier".into(),
        ],
        ExampleFails { region, category, opened, expected, got } => [
            format!("cet exemple ne tombe pas juste : attendu {}, obtenu {}", spoken(expected), spoken(got)),
            format!("ouvert en {region} le {}, catégorie {category}", spoken(opened)),
            format!("corriger l'exemple en `{}`, ou les heures, fériés ou cible qu'il montre", written(got)),
        ],
    }
}

fn or_else(meant: &Option<String>, otherwise: impl FnOnce() -> String) -> String {
    meant.as_ref().map_or_else(otherwise, |word| format!("peut-être `{word}` ?"))
}

fn spoken(time: &jiff::civil::DateTime) -> String {
    Lang::Fr.date_time_to_the_second(*time)
}

fn week(error: &WeekError) -> String {
    match error {
        WeekError::Empty => "la semaine n'a pas d'heures, et rien ne pourrait échoir".into(),
        WeekError::Days(text) => {
            format!("`{}` n'est ni un jour (Mon à Sun) ni une suite de jours", text.escape_debug())
        }
        WeekError::NoHours(text) => format!("`{}` n'a pas d'heures", text.escape_debug()),
        WeekError::Window(error) => format!("`{}` n'est pas une plage d'heures", error.0.escape_debug()),
        WeekError::Overlap { day, first, second } => format!("{day} : {first} et {second} se recouvrent"),
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "un texte",
        Shape::Number => "un nombre entier",
        Shape::YesOrNo => "`true` ou `false`",
        Shape::Date => "une date",
        Shape::LocalTime => "une date et une heure locales",
        Shape::List => "une liste",
        Shape::Table => "une table",
        Shape::Tables => "une liste de tables",
    }
}

fn shape_example(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "un texte entre guillemets droits",
        Shape::Number => "des chiffres sans guillemets",
        Shape::YesOrNo => "`true` ou `false`, sans guillemets",
        Shape::Date => "année-mois-jour, comme `2021-09-01`",
        Shape::LocalTime => "`\"2026-11-20 17:42\"`",
        Shape::List => "une liste, comme `[60, 30, 7]`",
        Shape::Table => "un titre entre `[crochets]`, ou des clés à point comme `title.en` et `title.fr`",
        Shape::Tables => "un titre entre `[[doubles crochets]]` pour chacune",
    }
}

fn say_noun(noun: Noun) -> &'static str {
    match noun {
        Noun::Agreement => "conditions",
        Noun::Clause => "clause",
        Noun::Region => "région",
        Noun::Category => "catégorie",
        Noun::Measure => "mesure",
        Noun::Target => "cible",
        Noun::Reading => "lecture",
        Noun::Value => "valeur",
        Noun::Law => "loi",
        Noun::Zone => "fuseau",
        Noun::Language => "langue",
        Noun::Party => "partie",
        Noun::Person => "personne",
        Noun::Exception => "exception",
        Noun::Exclusion => "motif",
        Noun::Duty => "obligation",
        Noun::Kind => "nature",
        Noun::Gravity => "gravité",
        Noun::Concern => "objet",
        Noun::Addressee => "destinataire",
    }
}

fn why_unknown(noun: Noun) -> &'static str {
    match noun {
        Noun::Clause => "la clause n'est pas dans ce fichier : la note en marge ne mènerait nulle part",
        Noun::Zone => "des heures demandent l'horloge d'un lieu",
        Noun::Law => "aucun jour férié légal n'est connu sous ce nom",
        Noun::Reading => "rien ne la lit",
        Noun::Value => "aucun guichet n'exécute cette lecture",
        Noun::Measure => "un guichet ne sait pas la mesurer",
        _ => "ce nom ne désigne rien ici",
    }
}

fn what_to_write(noun: Noun) -> &'static str {
    match noun {
        Noun::Zone => "un lieu de la base tz, comme `Europe/Paris`, `America/New_York` ou `Asia/Tokyo`",
        Noun::Region => "ajouter `[regions.NOM]` avec `zone`, `hours` et `clause`",
        Noun::Category => "ajouter `[[categories]]` avec `level`, `clause` et `means`",
        Noun::Clause => "ajouter `[[clauses]]` avec `id`, `title` et `text`",
        _ => "un nom défini dans ce fichier",
    }
}
