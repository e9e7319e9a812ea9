//! An invented folder: a strike in a port that does not exist, told by outlets that do not exist either.
//!
//! It has what a real folder has: one person in several spellings, furniture, a repeated headline, a report
//! without a date, a long one, and one that has nothing to do with the rest.

use std::fs;
use std::sync::{Arc, LazyLock};

use redthread::corpus::Corpus;
use redthread::index::{Searcher, build};
use redthread::loader::{Input, Settings, load};

/// Name and content of each file.
pub(super) const REPORTS: [(&str, &str); 6] = [
    ("1_strike.txt", STRIKE),
    ("2_letter.txt", LETTER),
    ("3_profile.txt", PROFILE),
    ("4_answer.txt", ANSWER),
    ("5_weather.txt", WEATHER),
    ("6_agreement.txt", AGREEMENT),
];

/// The folder as the loader reads it.
pub(super) static FOLDER: LazyLock<Arc<Corpus>> = LazyLock::new(|| {
    let files = REPORTS.map(|(name, text)| (name, text.as_bytes()));
    corpus(&files)
});

/// Its index.
pub(super) static INDEX: LazyLock<Arc<Searcher>> =
    LazyLock::new(|| Arc::new(build(&FOLDER).unwrap()));

/// A folder of `files`, as the loader reads it.
pub(super) fn corpus(files: &[(&str, &[u8])]) -> Arc<Corpus> {
    watched_corpus(files, "")
}

/// A folder of `files`, as the loader reads it while it watches for the names of a list.
pub(super) fn watched_corpus(files: &[(&str, &[u8])], names: &str) -> Arc<Corpus> {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let settings = Settings::watching(vec![("names.csv".to_owned(), names.to_owned())]);
    let (corpus, wrong) = load(&[Input::Path(folder.path().to_owned())], &settings);
    assert_eq!(wrong, []);
    corpus
}

const STRIKE: &str = "Home | World | Business | Sport
Skip to main content
Share on Facebook
Coast Herald

Harbor crews stop work in Port Ostrow

By Lena Marsk
14 March 2031

The crews of Port Ostrow stopped work on Thursday, and Nadim al-Sorani, who speaks for the Ostrow Labor Union (OLU), \
said that they would not come back before talks begin.

Al-Sorani told reporters that the offer of the Ministry of Ports was \"an insult to everybody who loads a ship at \
night\". He had met the minister, Clara Voss, for two hours on Wednesday.

Voss said that the offer stands. The ministry pays for the new cranes, she said, and the Tessaly Shipping Company for \
the crews.

In Tessaly the ferries kept running. The sailors there said that they would not join the OLU.

Al-Sorani did not say who would speak for the crews. People who know him said that it would be he.

Read also: Ferry prices rise again
Subscribe to our newsletter
© 2031 Coast Herald. All rights reserved.
";

const LETTER: &str = "Tessaly Courier

Union leader Nadim Al Sorani ready for talks

16 March 2031

Nadim Al Sorani of the Ostrow Labor Union is ready to talk, he wrote on Saturday in a letter to Clara Voss.

The letter names three demands. The first is that night shifts end at four; the second, that the Tessaly Shipping \
Company hires no more crews by the day; the third, that nobody is dismissed for having stopped work.

\"We came to load ships, not to sink them,\" Al Sorani wrote.

A spokesman for Voss said that the Ministry of Ports had received the letter and would answer it.

\"We have read it,\" he said. \"We have read it twice.\"

Asked when the answer would come, he said that he was no prophet. The minister was in Tessaly, he added, and would be \
back on Monday.

Nobody at the Tessaly Shipping Company answered the telephone on Saturday.

In Port Ostrow some two hundred people stood before the gates in the rain. They had brought chairs, and a stove.
";

const PROFILE: &str = "The man who stopped the cranes

Nadim Sorani was born in Tessaly and came to Port Ostrow at sixteen. He loaded grain for eleven years before the \
Ostrow Labor Union chose him.

Friends call Sorani patient. His opponents, among them Bertram Hale of the Tessaly Shipping Company, call him stubborn.

Hale and Sorani met once, at a funeral. They spoke about the weather.
";

const ANSWER: &str = "Ostrow Post

Ministry answers the union

18 March 2031

The Ministry of Ports answered the letter of the Ostrow Labor Union on Monday. Clara Voss offers talks in Port Ostrow \
from Wednesday on, with Bertram Hale of the Tessaly Shipping Company at the table.

Nadim al-Sorani said that the crews would come.

Ministry answers the union
";

const WEATHER: &str = "Coast Herald

Storm warning for the northern coast

19 March 2031

The weather service in Tessaly warns of storms from Thursday on. Ferries may stay in port.

Captains are asked to call the harbor office before they sail.
";

const AGREEMENT: &str = "Tessaly Courier

Night shifts end at four: agreement in Port Ostrow

21 March 2031

Clara Voss and Nadim al-Sorani signed an agreement on Friday night. Night shifts end at four from April on.

\"Nobody won, and the ships sail,\" Voss said. Al-Sorani thanked the crews and went home.

Bertram Hale of the Tessaly Shipping Company did not sign. His company will study the paper, he said.
";
