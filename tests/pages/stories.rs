//! Invented articles, from which pages are made.

/// An article as its author wrote it.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) title: &'static str,
    pub(crate) byline: &'static str,
    pub(crate) outlet: &'static str,
    pub(crate) day: &'static str,
    pub(crate) paragraphs: Vec<&'static str>,
}

impl Story {
    /// The words that a page of the story has to give, with its title.
    pub(crate) fn text(&self) -> String {
        format!("{}\n\n{}", self.title, self.paragraphs.join("\n\n"))
    }

    /// The story with no more than its first paragraphs.
    pub(crate) fn cut(&self, paragraphs: usize) -> Self {
        Self { paragraphs: self.paragraphs[..paragraphs].to_vec(), ..self.clone() }
    }

    /// The paragraphs, each as `<p>`.
    pub(crate) fn html(&self) -> String {
        self.paragraphs.iter().map(|it| format!("<p>{it}</p>\n")).collect()
    }
}

/// A piece of local news.
pub(crate) fn bridge() -> Story {
    Story {
        title: "Footbridge at Ellin Mill shut after planks give way",
        byline: "Mara Quist",
        outlet: "Ellin Valley Times",
        day: "2032-04-17",
        paragraphs: vec![
            "The footbridge at Ellin Mill was closed on Saturday afternoon, an hour after three planks gave way under a delivery cart.",
            "Nobody was hurt, said the parish clerk, Oda Renn, but the cart and its load of flour had to be pulled from the river with ropes.",
            "The bridge, built in 1911 and last mended nine years ago, carries some four hundred people on a market day.",
            "“We had asked for new oak in the autumn,” Renn said. “What we got was a letter, and then another letter.”",
            "The county says that an engineer will look at the piers on Tuesday, and that a ferry punt will run from eight in the morning until dusk.",
            "Traders on the far bank fear for the spring fair, which opens in nine days and draws most of its guests from the railway halt.",
            "A meeting is called for Monday evening in the school, where the council will hear the miller, the traders and the owner of the cart.",
        ],
    }
}

/// A report with more to it.
pub(crate) fn reservoir() -> Story {
    Story {
        title: "Why the Hollin reservoir stayed full in a dry year",
        byline: "Tom Aske",
        outlet: "The Upland Review",
        day: "2033-09-02",
        paragraphs: vec![
            "When every other reservoir in the hills had sunk to its mud, the Hollin stood at nine tenths, and for weeks nobody could say why.",
            "Rain had not favoured it. The gauge at the dam caught 212 millimetres between March and August, less than half of what the same gauge caught in the year before.",
            "The answer, according to a survey that the water board published on Thursday, lies under the eastern bank, where a seam of gravel has been feeding the lake from a neighbouring valley.",
            "“It is an old river that lost its way,” said Ines Marlow, who led the survey. “It runs thirty metres down, and it does not care what the weather does.”",
            "Her team sank eleven boreholes, poured a harmless dye into four of them, and waited with nets of charcoal at the springs. The dye came out after nineteen days.",
            "That slow answer has consequences. Whoever pumps from the neighbouring valley, as two farms and a brewery do, pumps from the Hollin too, though their licences say nothing of it.",
            "The brewery, which employs sixty people in Carrow, says that it has drawn less water each year since 2029 and that it learned of the seam from the newspapers.",
            "Marlow wants the licences written anew. The board is more careful: it would like to watch the springs for two more summers before it changes anything.",
            "For the anglers of the lake the finding explains a puzzle of their own, for they have long known that the water near the eastern bank is colder than it ought to be in July.",
            "A hearing is set for the first week of November, and both farms have said that they will send a geologist of their own.",
        ],
    }
}

/// A brief of three sentences.
pub(crate) fn brief() -> Story {
    Story {
        title: "Night train to Varn cancelled",
        byline: "Lena Orp",
        outlet: "Coastal Wire",
        day: "2031-11-30",
        paragraphs: vec![
            "The night train to Varn will not run on Sunday because of a landslip near Dorn, the railway said. Holders of tickets may travel by the morning train, which leaves at ten past six.",
        ],
    }
}

/// A story in Russian.
pub(crate) fn orchard() -> Story {
    Story {
        title: "В Заречном собрали первый урожай на новой террасе",
        byline: "Вера Лугова",
        outlet: "Заречный листок",
        day: "2030-10-05",
        paragraphs: vec![
            "В Заречном в субботу собрали первый урожай яблок на террасе, которую жители насыпали своими руками за две весны.",
            "По словам агронома Петра Нилова, с двадцати соток сняли почти три тонны, хотя в мае деревья дважды прихватило морозом.",
            "Часть яблок отдадут школе и больнице, остальное пойдёт на сок: пресс одолжили соседи из Верхнего хутора.",
            "Весной террасу хотят продлить до старой дороги, но для этого, говорит Нилов, нужно сначала отвести воду от склона.",
        ],
    }
}
