//! Sentences in the manner of political news, with what is said in them and by whom.

use Speech::{Direct, Indirect, Mixed};

use crate::reading::Speech;

/// Words said: “first words … last words” of the stretch, who (as printed; empty for nobody), how.
pub(super) type Said = (&'static str, &'static str, Speech);

/// Texts with all that is said in them.
pub(super) const TABLE: &[(&str, &[Said])] = &[
    // Direct.
    ("“The border will stay open,” Ravel said.", &[("“The border … open,”", "Ravel", Direct)]),
    ("“The border will stay open,” said Ravel, the prime minister.", &[("“The border … open,”", "Ravel", Direct)]),
    ("\"We have a deal,\" the president told reporters on Monday.", &[("\"We … deal,\"", "the president", Direct)]),
    ("“Why now?” asked Senator Ida Moss.", &[("“Why now?”", "Senator Ida Moss", Direct)]),
    (
        "“We came to listen,” the envoy said, “and we will come again.”",
        &[("“We came … come again.”", "the envoy", Direct)],
    ),
    (
        "“It is a start,” she said. “There is much left to do. We know that.”",
        &[("“It is … know that.”", "she", Direct)],
    ),
    ("Moss said: “Nobody asked us.”", &[("“Nobody asked us.”", "Moss", Direct)]),
    ("Asked about the vote, Moss replied, “I was not there.”", &[("“I was not there.”", "Moss", Direct)]),
    (
        "In a statement, the ministry said, “The accord remains in force.”",
        &[("“The accord … in force.”", "the ministry", Direct)],
    ),
    ("“No one will be left out,” the communiqué read.", &[("“No one … out,”", "the communiqué", Direct)]),
    ("“They broke their word”, he added, pointing to the map.", &[("“They broke their word”", "he", Direct)]),
    ("Bell tweeted on Friday: “Sad day for our valley.”", &[("“Sad day … valley.”", "Bell", Direct)]),
    (
        "“We don't know yet,” a person familiar with the matter said.",
        &[("“We … yet,”", "a person familiar with the matter", Direct)],
    ),
    ("“The roads are shut,” according to the mayor.", &[("“The roads are shut,”", "the mayor", Direct)]),
    (
        "“I voted for him,” says Tom Hale, 54, a retired miner from Ohio. “I'd do it again.”",
        &[("“I voted … again.”", "Tom Hale", Direct)],
    ),
    (
        "Hale shrugged. “What choice did we have that year?”\n“None at all,” said his wife.",
        &[("“What … year?”", "Hale", Direct), ("“None at all,”", "his wife", Direct)],
    ),
    (
        "“We are patient,” Moss said.\n“But we will not wait for ever,” she added.",
        &[("“We are patient,”", "Moss", Direct), ("“But … ever,”", "she", Direct)],
    ),
    (
        "“We were never asked,” Moss said, adding, “That will change.”",
        &[("“We … asked,”", "Moss", Direct), ("“That will change.”", "Moss", Direct)],
    ),
    (
        "“We begin with prisoners.\n“Then we turn to land,” the chief negotiator said.",
        &[("“We begin … land,”", "the chief negotiator", Direct)],
    ),
    (
        "Bell was asked about the levy. “I never backed it,” he said. “Check the record.”",
        &[("“I never … record.”", "he", Direct)],
    ),
    // Mixed.
    ("The ministry called the meeting “candid” and “useful.”", &[("the meeting … “useful.”", "The ministry", Mixed)]),
    ("Moss said the talks were “long overdue” and would resume in May.", &[("the talks … in May", "Moss", Mixed)]),
    ("He told the council that the treaty “must be honoured in full.”", &[("the treaty … full.”", "He", Mixed)]),
    ("The offer was “an insult to the dead,” Bell said.", &[("The offer … dead,”", "Bell", Mixed)]),
    (
        "The group described the visit as “a first step,” noting that both sides had kept their word.",
        &[("the visit … step,”", "The group", Mixed), ("both sides … word", "The group", Indirect)],
    ),
    (
        "Bell accused the governor of “buying votes with other people's money.”",
        &[("the governor … money.”", "Bell", Mixed)],
    ),
    ("Bell vowed to “tear up” the accord on his first day in office.", &[("to “tear up” … office", "Bell", Mixed)]),
    (
        "According to the report, the camp was “unfit for anyone to live in.”",
        &[("the camp … in.”", "the report", Mixed)],
    ),
    ("The talks, which the minister called “frank,” lasted two hours.", &[("“frank,”", "the minister", Mixed)]),
    ("She wrote that the army had “no plan,” “no money” and no time.", &[("the army … time", "She", Mixed)]),
    // Indirect, after the cue.
    ("The envoy said that the talks would go on.", &[("the talks … on", "The envoy", Indirect)]),
    ("The envoy said the talks would go on.", &[("the talks … on", "The envoy", Indirect)]),
    (
        "The envoy, Ruth Dale, said on Tuesday that aid would be sent before winter.",
        &[("aid would … winter", "The envoy", Indirect)],
    ),
    ("Dale told reporters after the meeting that no date had been set.", &[("no date … set", "Dale", Indirect)]),
    (
        "Two senior officials told The Herald the plan had been dropped.",
        &[("the plan … dropped", "Two senior officials", Indirect)],
    ),
    ("Moss argues that the law helps nobody and that it will be struck down.", &[("the law … down", "Moss", Indirect)]),
    ("Bell insisted he had never met the donor.", &[("he had … donor", "Bell", Indirect)]),
    ("The agency announced Friday that it will close three offices.", &[("it will … offices", "The agency", Indirect)]),
    ("The union has warned that thousands of jobs could go.", &[("thousands … go", "The union", Indirect)]),
    ("She denied that she had signed the letter.", &[("she had … letter", "She", Indirect)]),
    ("The court asked whether the state had kept its records.", &[("whether … records", "The court", Indirect)]),
    (
        "Washington urged both sides to pull back their troops from the line.",
        &[("to pull … line", "Washington", Indirect)],
    ),
    ("The party promised to cut taxes within a year.", &[("to cut … year", "The party", Indirect)]),
    ("Bell has accused his rival of hiding his tax returns.", &[("his rival … returns", "Bell", Indirect)]),
    ("Critics say the wall would cost billions.", &[("the wall … billions", "Critics", Indirect)]),
    ("Moss left the meeting early, saying she had nothing to add.", &[("she had … add", "Moss", Indirect)]),
    ("The minister thanked them and added that the door stays open.", &[("the door … open", "The minister", Indirect)]),
    ("He said he was ready to talk, but declined to name a place.", &[("he was … talk", "He", Indirect)]),
    (
        "A spokeswoman for the bank said in an email that the accounts had been frozen.",
        &[("the accounts … frozen", "A spokeswoman for the bank", Indirect)],
    ),
    ("His claim that the count was rigged has no basis.", &[("the count was rigged", "His", Indirect)]),
    (
        "The governor confirmed on Sunday that talks were under way, and said a deal was near.",
        &[("talks … way", "The governor", Indirect), ("a deal was near", "The governor", Indirect)],
    ),
    ("Moss believes the accord will hold.", &[("the accord will hold", "Moss", Indirect)]),
    ("Bell pointed out that no one had seen the bill.", &[("no one … bill", "Bell", Indirect)]),
    (
        "The ministry of trade noted, however, that prices had fallen.",
        &[("prices had fallen", "The ministry of trade", Indirect)],
    ),
    // Indirect, before or around the cue.
    ("The talks went well, officials said.", &[("The talks went well", "officials", Indirect)]),
    ("The talks, officials said, went well and will resume.", &[("The talks … resume", "officials", Indirect)]),
    (
        "Both sides met three times last year, said the deputy minister, Omar Reiss.",
        &[("Both sides … year", "the deputy minister", Indirect)],
    ),
    ("The ship left port at dawn, the navy said in a statement.", &[("The ship … dawn", "the navy", Indirect)]),
    ("About forty people were hurt, according to the Red Crescent.", &[("About … hurt", "the Red Crescent", Indirect)]),
    (
        "According to two diplomats, the text is nearly ready.",
        &[("the text is nearly ready", "two diplomats", Indirect)],
    ),
    ("The bridge, according to engineers, is safe.", &[("The bridge … safe", "engineers", Indirect)]),
    (
        "The strike killed nine, the Herald reported, citing a hospital source.",
        &[("The strike killed nine", "the Herald", Indirect)],
    ),
    (
        "Ravel will step down in June, a senior aide who asked not to be named said.",
        &[("Ravel … June", "a senior aide who asked not to be named", Indirect)],
    ),
    // Passive and impersonal.
    (
        "The prime minister was quoted as saying that the army would stay.",
        &[("the army would stay", "The prime minister", Indirect)],
    ),
    ("It was reported that the convoy had crossed the river.", &[("the convoy … river", "", Indirect)]),
    ("Delegates were told that the vote would be secret.", &[("the vote … secret", "", Indirect)]),
    // Nobody speaks.
    ("The so-called “peace camp” has few friends left.", &[]),
    ("The band played “Home to the Hills” as the flags rose.", &[]),
    ("It goes without saying that roads are needed.", &[]),
    ("The house is said to be haunted.", &[("to be haunted", "", Indirect)]),
    ("The spokesman did not say when the talks would end.", &[]),
    ("The White House declined to comment.", &[]),
    ("She would not say whether she had signed.", &[]),
    ("He told a long story about his horse.", &[]),
    ("The two delegations met in Geneva on Friday and signed a paper.", &[]),
    ("Voters in three states go to the polls on Tuesday.", &[]),
    ("The official residence has a new roof.", &[]),
    ("Officials Call For Calm", &[]),
];

/// Words given to someone by a colon, a form of “be” or a set phrase.
pub(super) const FRAMED: &[(&str, &[Said])] = &[
    ("Moss was blunt: “There will be no second vote.”", &[("“There … vote.”", "Moss", Direct)]),
    ("Her message to Oslo was short: “Pay first.”", &[("“Pay first.”", "Her", Direct)]),
    ("The verdict of the envoy: “Too late.”", &[("“Too late.”", "the envoy", Direct)]),
    (
        "The bridge is, in the words of one engineer, “a museum piece.”",
        &[("The bridge … piece.”", "one engineer", Mixed)],
    ),
    ("In Moss's view, the truce is dead.", &[("the truce is dead", "Moss", Indirect)]),
    ("As Moss put it, “nobody won that night.”", &[("“nobody won that night.”", "Moss", Direct)]),
    ("“A paper dam” was how Moss described the accord.", &[("“A paper dam”", "Moss", Direct)]),
    ("“Not this year,” was the minister's answer.", &[("“Not this year,”", "the minister", Direct)]),
    ("“We won that one,” grinned Moss.", &[("“We … one,”", "Moss", Direct)]),
    (
        "A joint statement called the raid “a plain breach of the truce.”",
        &[("the raid … truce.”", "A joint statement", Mixed)],
    ),
    ("The ministry rejected what it called “lessons from abroad.”", &[("“lessons from abroad.”", "it", Direct)]),
    ("He was branded “a coward” by the governor.", &[("“a coward”", "the governor", Direct)]),
    ("‘We won’t go back,’ Moss said. ‘It is the members’ choice.’", &[("‘We won’t … choice.’", "Moss", Direct)]),
    ("Moss — who came by train — said the talks were over.", &[("the talks were over", "Moss", Indirect)]),
    ("The minister is confident that the pact will hold.", &[("the pact will hold", "The minister", Indirect)]),
    ("Moss made clear that she would not run.", &[("she would not run", "Moss", Indirect)]),
    ("The ministry's position is that the border is shut.", &[("the border is shut", "The ministry", Indirect)]),
    ("If they came, the colonel said, he would listen.", &[("If they … listen", "the colonel", Indirect)]),
    ("The latest figures suggest that prices have hardly moved.", &[]),
    ("The road was long: it took nine days.", &[]),
    ("Her first novel was “The Glass Bridge.”", &[]),
];

/// More of the same, in longer sentences, as a campaign is written about.
pub(super) const CAMPAIGN: &[(&str, &[Said])] = &[
    (
        "Halloran, who leads the race in two of three polls, told a rally in Dayton on Thursday night that he would “drain every dollar” from the program.",
        &[("he would … program", "Halloran", Mixed)],
    ),
    (
        "“She knew about it, she hid it, and now she wants your vote,” Halloran said of his rival at a rally in Dayton.",
        &[("“She … vote,”", "Halloran", Direct)],
    ),
    (
        "Halloran's campaign manager, Dee Fisk, said in a statement that the attacks were “baseless” and “desperate.”",
        &[("the attacks … “desperate.”", "Halloran's campaign manager", Mixed)],
    ),
    (
        "Asked whether he would release the records, Halloran said he would do so “when the time is right.”",
        &[("he would do … right.”", "Halloran", Mixed)],
    ),
    (
        "The senator has repeatedly called the inquiry a “witch hunt” and said it should end.",
        &[("the inquiry a “witch hunt”", "The senator", Mixed), ("it should end", "The senator", Indirect)],
    ),
    (
        "Fisk, speaking on CNN, argued that voters care more about jobs than about emails.",
        &[("voters … emails", "Fisk", Indirect)],
    ),
    (
        "“I don't think that's fair,” Fisk told NBC's Ann Ruiz. “He never said that. He said the opposite.”",
        &[("“I don't … opposite.”", "Fisk", Direct)],
    ),
    (
        "A poll released Sunday by the university found that 43 percent of likely voters back Halloran.",
        &[("43 percent … Halloran", "A poll released Sunday by the university", Indirect)],
    ),
    (
        "Democrats say the plan would strip coverage from millions, while Republicans argue that it would lower premiums.",
        &[("the plan … millions", "Democrats", Indirect), ("it would … premiums", "Republicans", Indirect)],
    ),
    ("In her speech, Ortega criticized Halloran for refusing to debate.", &[("Halloran … debate", "Ortega", Indirect)]),
    (
        "Ortega promised voters that she would not raise taxes on the middle class.",
        &[("she would … class", "Ortega", Indirect)],
    ),
    (
        "“We've had enough,” added Ruiz, who traveled two hours to hear him. “It's our turn.”",
        &[("“We've … turn.”", "Ruiz", Direct)],
    ),
    ("He went on to say that the governor “doesn't have a clue.”", &[("the governor … clue.”", "He", Mixed)]),
    (
        "The aide, who spoke on condition of anonymity because the talks were private, said no decision had been made.",
        &[("no decision … made", "The aide", Indirect)],
    ),
    (
        "“It's a disgrace!” Halloran tweeted early Saturday, hours after the ruling.",
        &[("“It's a disgrace!”", "Halloran", Direct)],
    ),
    (
        "Ortega's team responded within minutes. “This is what losing looks like,” said her spokesman, Al Brandt.",
        &[("“This … like,”", "her spokesman", Direct)],
    ),
    (
        "Lawmakers from both parties expressed concern that the order would cost lives.",
        &[("the order … lives", "Lawmakers from both parties", Indirect)],
    ),
    (
        "Brandt said Ortega had not seen the letter and that she would answer it in full.",
        &[("Ortega had … full", "Brandt", Indirect)],
    ),
    (
        "The attorney general wrote in a letter to Congress that the bureau had found new messages.",
        &[("the bureau … messages", "The attorney general", Indirect)],
    ),
    (
        "According to the Herald, Halloran paid no income tax for a decade, a charge his lawyers deny.",
        &[("Halloran … deny", "the Herald", Indirect)],
    ),
    ("Halloran, the paper reported, paid no income tax for a decade.", &[("Halloran … decade", "the paper", Indirect)]),
    (
        "He urged his supporters to watch the polls and warned of “a stolen election.”",
        &[("to watch the polls", "He", Indirect), ("of “a stolen election.”", "He", Mixed)],
    ),
    (
        "“When I am president,” she said to cheers, “we will rebuild every bridge in this state.”",
        &[("“When … state.”", "she", Direct)],
    ),
    (
        "Some Republicans worry that the remarks will hurt candidates lower on the ballot.",
        &[("the remarks … ballot", "Some Republicans", Indirect)],
    ),
    ("Halloran has denied any wrongdoing.", &[("any wrongdoing", "Halloran", Indirect)]),
    ("It was, Ortega said later, “the longest night of my life.”", &[("It was … life.”", "Ortega", Mixed)]),
    ("“No comment,” was all he would say.\nThe hearing resumes on Tuesday.", &[("“No comment,”", "he", Direct)]),
    (
        "Ruiz asked Halloran if he stood by the remark. “Of course I do,” he replied.",
        &[("if he … remark", "Ruiz", Indirect), ("“Of course I do,”", "he", Direct)],
    ),
    (
        "The group said it would spend $10 million on ads, the largest sum in its history.",
        &[("it would … history", "The group", Indirect)],
    ),
    (
        "Brandt called on Halloran to apologize and accused him of “playing with fire.”",
        &[("to apologize", "Brandt", Indirect), ("him of … fire.”", "Brandt", Mixed)],
    ),
    (
        "Analysts say, however, that the law is unlikely to pass before the vote.",
        &[("the law … vote", "Analysts", Indirect)],
    ),
    ("Halloran told the crowd not to believe the polls.", &[("not to believe the polls", "Halloran", Indirect)]),
    (
        "“They told us the road was open,” the driver said.",
        &[("“They … open,”", "the driver", Direct), ("the road was open", "They", Indirect)],
    ),
    ("As Ortega has said, the law needs teeth.", &[("the law needs teeth", "Ortega", Indirect)]),
    ("The two candidates shook hands and left the stage without a word.", &[]),
    ("Her book, “The Long Road to Dayton,” sold a million copies.", &[]),
    ("The rally, billed as a “unity” event, drew four thousand people.", &[]),
    ("If he says so, the party may follow.", &[]),
];
