//! Pairs of names by category, from the usage of the press and of offices; and what must hold for any two names.

use super::*;

/// Checks pairs `(left, right)` against `same`, in both orders, and reports all that fail.
fn check(of: NameOf, same: bool, pairs: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (left, right) in pairs {
        let found = match_names(left, right, of);
        if found.is_same() != same {
            wrong.push(format!("{left} | {right}: {:.3} {}", found.score, found.reason.in_words()));
        }
        let turned = match_names(right, left, of);
        assert!((found.score - turned.score).abs() < 1e-9, "{left} | {right}: {} and {}", found.score, turned.score);
        let (one, other) = (Prepared::new(left, of), Prepared::new(right, of));
        assert!(!found.is_same() || may_match(&one, &other) && may_match(&other, &one), "{left} | {right} may match");
    }
    assert!(wrong.is_empty(), "expected {}:\n{}", if same { "same" } else { "different" }, wrong.join("\n"));
}

fn persons(pairs: &[(&str, &str)]) {
    check(NameOf::Person, true, pairs);
}

fn other_persons(pairs: &[(&str, &str)]) {
    check(NameOf::Person, false, pairs);
}

fn bodies(pairs: &[(&str, &str)]) {
    check(NameOf::Organisation, true, pairs);
}

fn other_bodies(pairs: &[(&str, &str)]) {
    check(NameOf::Organisation, false, pairs);
}

#[test]
fn what_cannot_match_is_told_cheaply() {
    let may = |left, right| may_match(&Prepared::new(left, NameOf::Person), &Prepared::new(right, NameOf::Person));
    assert!(!may("Ada Winter", "Ada Berg"));
    assert!(!may("Mohammad Reza Karimi", "Mohammad Hanif Atmar"));
    assert!(may("Ada Winter", "A. Winter"));
    assert!(may("Ada Winter", "Winter"));
    assert!(may("Van der Berg", "Vanderberg"), "written together");
}

#[test]
fn order_and_commas() {
    persons(&[
        ("Price, Ned", "Ned Price"),
        ("LAVROV Sergey", "Sergey Lavrov"),
        ("Orbán Viktor", "Viktor Orban"),
        ("Muttaqi, Amir Khan", "Amir Khan Muttaqi"),
        ("BIDEN, Joseph R.", "Joseph R. Biden"),
        ("Jinping Xi", "Xi Jinping"),
        ("bin Salman, Mohammed", "Mohammed bin Salman"),
        ("Kishida Fumio", "Fumio Kishida"),
    ]);
    other_persons(&[("Ahmad bin Hasan al-Ubaidi", "Hasan bin Ahmad al-Ubaidi"), ("Price, Ned", "Price, Nigel")]);
}

#[test]
fn initials_and_names_left_out() {
    persons(&[
        ("J. R. Biden", "Joseph Robinette Biden"),
        ("JR Biden", "Joseph Robinette Biden"),
        ("J.R. Biden", "J R Biden"),
        ("S. Lavrov", "Sergey Lavrov"),
        ("С. В. Лавров", "Sergey Viktorovich Lavrov"),
        ("С.В. Лавров", "Сергей Викторович Лавров"),
        ("Yu. Ushakov", "Yuri Ushakov"),
        ("Sergey Viktorovich Lavrov", "Sergey Lavrov"),
        ("Sher Mohammad Abbas Stanikzai", "Abbas Stanikzai"),
        ("Boris Johnson", "Alexander Boris de Pfeffel Johnson"),
        ("Hibatullah Akhundzada", "Mawlawi Hibatullah Akhundzada"),
        ("George W. Bush", "George Walker Bush"),
        ("Farooq Wardak", "Ghulam Farooq Wardak"),
        ("Zalmay M. Khalilzad", "Zalmay Khalilzad"),
    ]);
    other_persons(&[
        ("Sergey Viktorovich Lavrov", "Sergey Borisovich Lavrov"),
        ("D. Lavrov", "Sergey Lavrov"),
        ("A. K.", "Amir Khan"),
        ("Hans O. Friedrich", "Hans Joachim Friedrich"),
        ("Muttaqi", "Amir Khan Muttaqi"),
        ("Mohammad", "Mohammad Yaqoob"),
        ("Amir Khan", "Amir Khan Muttaqi"),
    ]);
}

#[test]
fn titles_and_honours() {
    persons(&[
        ("Mr. Ned Price", "Ned Price"),
        ("Dr. Abdullah Abdullah", "Abdullah Abdullah"),
        ("Mullah Abdul Ghani Baradar", "Abdul Ghani Baradar"),
        ("Mullah Baradar", "Abdul Ghani Baradar"),
        ("Maulvi Amir Khan Muttaqi", "Amir Khan Muttaqi"),
        ("Mawlawi Abdul Kabir", "Maulvi Abdul Kabir"),
        ("Haji Yousaf Wafa", "Yousaf Wafa"),
        ("Sheikh Mohammed bin Abdulrahman Al Thani", "Mohammed bin Abdulrahman al-Thani"),
        ("Gen. Asim Munir", "General Asim Munir"),
        ("Ambassador Richard Holbrooke", "Richard Holbrooke"),
        ("Sir Nicholas Kay", "Nicholas Kay"),
        ("Foreign Minister Sergei Lavrov", "Sergey Lavrov"),
        ("Russian Foreign Minister Sergei Lavrov", "Sergei Lavrov"),
        ("U.S. Secretary of State Antony Blinken", "Antony Blinken"),
        ("US Special Representative Zalmay Khalilzad", "Zalmay Khalilzad"),
        ("President Erdoğan", "Recep Tayyip Erdoğan"),
        ("Prime Minister Shehbaz Sharif", "Shehbaz Sharif"),
        ("Prince Faisal bin Farhan", "Faisal bin Farhan"),
        ("Crown Prince Mohammed bin Salman", "Mohammed bin Salman"),
        ("Ayatollah Ali Khamenei", "Ali Khamenei"),
        ("John F. Kennedy Jr.", "John F. Kennedy, Jr"),
        ("Thomas West, Special Representative", "Thomas West"),
        ("Sayyid Badr al-Busaidi", "Badr al Busaidi"),
        ("S. Jaishankar", "Dr S Jaishankar"),
    ]);
    other_persons(&[
        ("John Kennedy Jr", "John Kennedy Sr"),
        ("Henry Adams III", "Henry Adams Jr."),
        ("Mr Obama", "Mrs Obama"),
        ("Mullah Omar", "Mullah Yaqoob"),
        ("President Biden", "President Trump"),
        ("Dr Khan", "Amir Khan"),
    ]);
}

#[test]
fn small_words_and_compounds() {
    persons(&[
        ("Abdul Rahman", "Abdulrahman"),
        ("Abdul Rahman", "Abd al-Rahman"),
        ("Abdel Rahman", "Abdurrahman"),
        ("Abdul Rehman", "‘Abd ar-Raḥmān"),
        ("Abd el-Fattah el-Sisi", "Abdel Fattah al-Sisi"),
        ("Abdul Salam Hanafi", "Abdulsalam Hanafi"),
        ("Abdallah ibn Umar", "Abdullah bin Omar"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Bashar Alassad", "Bashar al-Assad"),
        ("Usama bin Ladin", "Osama ben Laden"),
        ("Zia ur-Rahman Madani", "Ziaurrahman Madani"),
        ("Zabihullah Mujahid", "Zabih Ullah Mujahid"),
        ("Sirajuddin Haqqani", "Siraj ud-Din Haqqani"),
        ("Shahabuddin Delawar", "Shahab al-Din Dilawar"),
        ("Nur ul-Haq Anwari", "Noorulhaq Anwari"),
        ("Abu Bakr al-Baghdadi", "Abubakar al-Baghdadi"),
        ("Ursula von der Leyen", "Ursula Vonderleyen"),
        ("Charles de Gaulle", "Charles Gaulle"),
        ("Mohamed Ould Ghazouani", "Mohamed Ghazouani"),
        ("Luiz Inácio Lula da Silva", "Luiz Inacio Lula Silva"),
        ("Ban Ki-moon", "Ban Kimoon"),
        ("Jean-Yves Le Drian", "Jean Yves Le Drian"),
        ("Anne-Marie O'Brien", "Annemarie OBrien"),
    ]);
    other_persons(&[
        ("Abdul Rahman", "Abdul Rahim"),
        ("Abdul Kabir", "Abdul Ghani"),
        ("Abdul Aziz", "Abdul Azim"),
        ("Abdul Haq Wasiq", "Abdul Hakim Wasiq"),
        ("Abdullah bin Omar", "Omar bin Abdullah"),
        ("Luiz Inácio Lula da Souza", "Luiz Inácio Lula da Silva"),
    ]);
}

#[test]
fn short_forms() {
    persons(&[
        ("Tom West", "Thomas West"),
        ("Bill Clinton", "William Clinton"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Mike Pompeo", "Michael Pompeo"),
        ("Bob Menendez", "Robert Menendez"),
        ("Dick Cheney", "Richard Cheney"),
        ("Jake Sullivan", "Jacob Sullivan"),
        ("Vova Zelensky", "Volodymyr Zelenskyy"),
        ("Tony Blinken", "Antony Blinken"),
        ("Jim Mattis", "James Mattis"),
        ("Bibi Netanyahu", "Benjamin Netanyahu"),
    ]);
    other_persons(&[("Tom West", "Tim West"), ("Bill Clinton", "Bob Clinton"), ("Mike Johnson", "Mark Johnson")]);
}

#[test]
fn transliterations_in_latin_letters() {
    persons(&[
        ("Amir Khan Mutaqi", "Amir Khan Muttaqi"),
        ("Amir Khan Motaqi", "Ameer Khan Muttaqi"),
        ("Mohammed Yaqoob", "Muhammad Yaqub"),
        ("Mohamed Mursi", "Muhammad Morsi"),
        ("Muammar Qaddafi", "Moammar Gaddafi"),
        ("Mouammar Kadhafi", "Muammar Gaddafi"),
        ("Yusuf Raza Gilani", "Youssef Raza Gillani"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Vladimir Zelenskiy", "Volodymyr Zelensky"),
        ("Sergei Rachmaninov", "Sergei Rachmaninoff"),
        ("Hussein Amir-Abdollahian", "Hossein Amirabdollahian"),
        ("Mohammad Javad Zarif", "Mohammed Jawad Zarif"),
        ("Saeed Khatibzadeh", "Said Khatibzade"),
        ("Alexander Lukashenko", "Aliaksandr Lukashenka"),
        ("Dmytro Kuleba", "Dmitry Kuleba"),
        ("Andriy Yermak", "Andrii Iermak"),
        ("Hamid Karzai", "Hamed Karzay"),
        ("Ashraf Ghani", "Ashraf Ghany"),
        ("Gulbuddin Hekmatyar", "Gulbudin Hikmatyar"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
        ("Petr Pavel", "Petr Pavel"),
        ("Aleksandar Vučić", "Aleksandar Vucic"),
        ("Jens Stoltenberg", "Jens Stoltenberg"),
        ("Nursultan Nazarbaev", "Nursultan Nazarbayev"),
        ("Kim Jong-un", "Kim Jong Eun"),
        ("Jafar Panahi", "Jaafar Panahi"),
        ("Hassan Rouhani", "Hasan Ruhani"),
        ("Khalilulrahman Haqqani", "Khalil ur Rahman Haqqani"),
        ("Suhail Shaheen", "Sohail Shahin"),
    ]);
    other_persons(&[
        ("Ahmad Zahir", "Mahmud Zahir"),
        ("Hassan Akhund", "Hussein Akhund"),
        ("Amir Muttaqi", "Omar Muttaqi"),
        ("Sergei Ivanov", "Sergei Lavrov"),
        ("Hamid Karzai", "Ahmad Wali Karzai"),
        ("Saleh Ahmad", "Salim Ahmad"),
        ("Chen Gang", "Qin Gang"),
        ("Wang Yi", "Wang Li"),
    ]);
}

#[test]
fn scripts() {
    persons(&[
        ("Amir Khan Muttaqi", "امیر خان متقی"),
        ("أمير خان متقي", "امیر خان متقی"),
        ("Amir Khan Muttaqi", "أمير خان متقي"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Сергій Лавров", "Sergei Lavrov"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy"),
        ("Дмитро Кулеба", "Dmytro Kuleba"),
        ("习近平", "Xi Jinping"),
        ("習近平", "习近平"),
        ("王毅", "Wang Yi"),
        ("欧阳修", "Ouyang Xiu"),
        ("בנימין נתניהו", "Benjamin Netanyahu"),
        ("יאיר לפיד", "Yair Lapid"),
        ("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis"),
        ("Νίκος Δένδιας", "Nikos Dendias"),
        ("حسن روحانی", "Hassan Rouhani"),
        ("محمد جواد ظریف", "Mohammad Javad Zarif"),
        ("علی خامنه‌ای", "Ali Khamenei"),
        ("عبدالغنی برادر", "Abdul Ghani Baradar"),
        ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi"),
        ("محمد بن سلمان", "Mohammed bin Salman"),
        ("هبت‌الله آخندزاده", "Hibatullah Akhundzada"),
        ("ذبیح الله مجاهد", "Zabihullah Mujahid"),
        ("سراج الدین حقانی", "Sirajuddin Haqqani"),
        ("بشار الأسد", "Bashar al-Assad"),
        ("شهباز شریف", "Shehbaz Sharif"),
        ("김정은", "Kim Jong-un"),
        ("문재인", "Moon Jae-in"),
        ("윤석열", "Yoon Suk Yeol"),
        ("Никол Пашинян", "Nikol Pashinyan"),
        ("Նիկոլ Փաշինյան", "Nikol Pashinyan"),
        ("नरेन्द्र मोदी", "Narendra Modi"),
        ("ملا عبدالغنی برادر", "Mullah Abdul Ghani Baradar"),
        ("خلیل الله حکمتی", "Khalilullah Hekmati"),
        ("Андрій Сибіга", "Andrii Sybiha"),
        ("Гурбангулы Бердымухамедов", "Gurbanguly Berdimuhamedow"),
        ("عباس عراقچی", "Abbas Araghchi"),
        ("حسین امیرعبداللهیان", "Hossein Amir-Abdollahian"),
        ("يحيى السنوار", "Yahya Sinwar"),
        ("최선희", "Choe Son Hui"),
        ("Касым-Жомарт Токаев", "Kassym-Jomart Tokayev"),
        ("Амир Хан Муттаки", "Amir Khan Muttaqi"),
        ("Амир Хан Моттаки", "امیر خان متقی"),
    ]);
    other_persons(&[
        ("امیر خان متقی", "Amir Khan Mansoor"),
        ("حسن روحانی", "Hussein Rouhani"),
        ("عمر زاخیلوال", "Amir Zakhilwal"),
        ("محمود عباس", "Mohammad Abbas"),
        ("习近平", "Li Keqiang"),
        ("王毅", "Wang Yang"),
        ("高石早苗", "高市早苗"),
        ("김종은", "김정은"),
        ("김정은", "Kim Jong-il"),
        ("Сергей Иванов", "Sergey Lavrov"),
        ("יאיר לפיד", "Yair Golan"),
        ("علی لاریجانی", "Ali Khamenei"),
    ]);
}

#[test]
fn slips_of_the_pen() {
    persons(&[
        ("Vladmir Putin", "Vladimir Putin"),
        ("Zalmay Khalizad", "Zalmay Khalilzad"),
        ("Antony Blinkin", "Antony Blinken"),
        ("Emmanuel Marcon", "Emmanuel Macron"),
        ("Donlad Trump", "Donald Trump"),
        ("SergeiLavrov", "Sergei Lavrov"),
        ("Olaf Schloz", "Olaf Scholz"),
    ]);
    other_persons(&[
        ("Xi Jinping", "Li Jinping"),
        ("Ned Price", "Ned Brice"),
        ("Tom West", "Tom Best"),
        ("John Kerr", "John Kelly"),
        ("James Ford", "James Fort"),
        ("Wang Ying", "Wang Yang"),
        ("Kim Yong-chol", "Kim Yong-chun"),
        ("Jeremy Hunt", "Jeremy Hurt"),
    ]);
}

#[test]
fn other_given_names_are_other_people() {
    other_persons(&[
        ("Sirajuddin Haqqani", "Khalil Haqqani"),
        ("Jalaluddin Haqqani", "Sirajuddin Haqqani"),
        ("Anas Haqqani", "Aziz Haqqani"),
        ("Nawaz Sharif", "Shehbaz Sharif"),
        ("George Bush", "Barbara Bush"),
        ("Ali Larijani", "Sadeq Larijani"),
        ("Igor Deripaska", "Oleg Deripaska"),
        ("Arif Ali Zardari", "Asif Ali Zardari"),
        ("Ahmad Massoud", "Ahmad Zia Massoud Khalili Amini"),
        ("Mohammad Khatami", "Ahmad Khatami"),
        ("Bashar al-Assad", "Hafez al-Assad"),
        ("Rifaat al-Assad", "Riyad al-Assad"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Michelle Obama", "Barack Obama"),
        ("Bill Gates", "Frost, William G."),
        ("Saddam Hussein al-Tikriti", "Ali Saddam Hussein al-Tikriti"),
        ("Jalaluddin Haqqani", "Sirajuddin Jalaluddin Haqqani"),
    ]);
}

#[test]
fn forms_of_companies() {
    bodies(&[
        ("Siemens AG", "Siemens Aktiengesellschaft"),
        ("OAO Gazprom", "Gazprom JSC"),
        ("ООО «Вектор»", "Vektor LLC"),
        ("ПАО Газпром", "Gazprom"),
        ("Apple, Inc.", "Apple Inc"),
        ("Volkswagen GmbH", "Volkswagen Gesellschaft mit beschränkter Haftung"),
        ("Nestlé S.A.", "Nestle SA"),
        ("Orlen Sp. z o.o.", "Orlen"),
        ("Huawei Technologies Co., Ltd.", "Huawei Technologies"),
        ("Procter & Gamble Co.", "Procter and Gamble Company"),
        ("Goodwill Company", "Good Will Company"),
        ("A.B.C. Company", "ABC Co."),
        ("Rosneft Oil Company", "Rosneft Oil Co"),
        ("Deutsche Bank AG", "Deutsche Bank Aktiengeselschaft"),
    ]);
    other_bodies(&[
        ("Company 5 LLC", "Company 6 LLC"),
        ("Deutsche Bank AG", "Deutsche Bank GmbH"),
        ("Saudi Arabian Gas Company", "Saudi Arabian Oil Company"),
        ("BAE Systems, Inc.", "BAE Industries, Inc."),
        ("Crystalord Systems Limited", "Crystalord Ltd"),
        ("ООО Бай", "ООО Байкал"),
        ("Vector LLC", "Sector LLC Holdings"),
        ("Volkswagen AG", "Siemens AG"),
    ]);
}

#[test]
fn numbers_and_places_tell_bodies_apart() {
    bodies(&[
        ("Brigade Forty-Four", "Brigade 44"),
        ("44th Brigade", "Brigade 44"),
        ("First Bank Int’l", "First International Bank"),
        ("GRU Unit 74455", "GRU Unit 74455"),
        ("Russian Federation", "Russia"),
        ("Islamic Republic of Iran", "Iran"),
        ("USA", "United States of America"),
        ("U.S.", "United States"),
        ("PRC", "China"),
        ("جمهوری اسلامی ایران", "Iran"),
        ("Россия", "Russia"),
        ("中国", "China"),
    ]);
    other_bodies(&[
        ("Unit 74455", "Unit 26165"),
        ("Brigade 44", "Brigade 45"),
        ("Management Company 23", "Management Company"),
        ("Bank of China", "Bank of India"),
        ("Bank of China (Hong Kong) Limited", "Bank of China (Australia) Limited"),
        ("Al-Qaida in Iraq", "Al-Qaida in the Arabian Peninsula"),
        ("Bowne Global Solutions, Inc.", "Bowne Global Solutions II, Inc."),
        ("Banco Santander México S.A.", "Banco Santander Chile S.A."),
        ("Embassy of Qatar", "Embassy of Pakistan"),
        ("North Korea", "South Korea"),
        ("Iran", "Iraq"),
        ("Russia", "Belarus"),
        ("Niger", "Nigeria"),
        ("Islamic Emirate of Afghanistan", "Islamic Republic of Afghanistan"),
    ]);
}

#[test]
fn offices_and_abbreviations() {
    bodies(&[
        ("Ministry of Foreign Affairs", "Foreign Ministry"),
        ("MFA", "Ministry of Foreign Affairs"),
        ("Russian Foreign Ministry", "Ministry of Foreign Affairs of the Russian Federation"),
        ("МИД России", "Russian Foreign Ministry"),
        ("Министерство иностранных дел Российской Федерации", "Russian MFA"),
        ("وزارت امور خارجه", "Foreign Ministry"),
        ("وزارة الخارجية", "Ministry of Foreign Affairs"),
        ("وزارت خارجه پاکستان", "Pakistan Foreign Ministry"),
        ("外交部", "Foreign Ministry"),
        ("中国外交部", "Chinese Foreign Ministry"),
        ("Ministère des Affaires étrangères", "Foreign Ministry"),
        ("US State Department", "Department of State"),
        ("US Department of State", "State Department"),
        ("UN", "United Nations"),
        ("ООН", "United Nations"),
        ("USAID", "United States Agency for International Development"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("UNAMA", "United Nations Assistance Mission in Afghanistan"),
        ("ICRC", "International Committee of the Red Cross"),
        ("IAEA", "International Atomic Energy Agency"),
        ("UNESCO", "United Nations Educational, Scientific and Cultural Organization"),
        ("OECD", "Organisation for Economic Co-operation and Development"),
        ("EU", "European Union"),
        ("Ministry of Defense", "Ministry of Defence"),
        ("Taliban", "طالبان"),
        ("Taliban", "the Taliban movement"),
        ("Hezbollah", "Hizbullah"),
        ("Hezbollah", "حزب‌الله"),
        ("Embassy of Pakistan", "Pakistani embassy"),
        ("The World Bank", "World Bank"),
        ("Islamic Emirate", "Islamic Emirate of Afghanistan"),
        ("Norwegian Refugee Council", "NRC"),
        ("NIOC", "National Iranian Oil Company"),
        ("GRU Unit 29155", "Unit 29155 of the GRU"),
        ("Gulf Cooperation Council", "GCC"),
        ("Shanghai Cooperation Organisation", "SCO"),
    ]);
    other_bodies(&[
        ("Foreign Ministry", "Defence Ministry"),
        ("Russian Foreign Ministry", "Chinese Foreign Ministry"),
        ("Ministry of Interior", "Ministry of Justice"),
        ("UN", "EU"),
        ("World Bank", "World Health Organization"),
        ("UNAMA", "UNESCO"),
        ("NATO", "OSCE"),
        ("State Department", "Defense Department"),
        ("Afghan Red Crescent", "Turkish Red Crescent"),
        ("Human Rights Watch", "Human Rights Council"),
        ("ABC Company", "Agricultural Bank of China"),
    ]);
}

#[test]
fn what_is_named_is_guessed_from_the_words() {
    check(
        NameOf::Other,
        true,
        &[
            ("Bank of China", "Bank of China Ltd"),
            ("Foreign Minister Sergei Lavrov", "Сергей Лавров"),
            ("Michael Jordan", "Mike Jordan"),
            ("Ig0r Sech1n", "Igor Sechin"),
            ("President of Russia", "President of the Russian Federation"),
            ("Foreign Minister of Iran", "Iranian Foreign Minister"),
            ("Velikiy Novgorod", "VELIKIY NOVGOROD"),
            ("Iran", "ایران"),
            ("UN", "United Nations"),
            ("WFP", "World Food Programme"),
            ("HTS", "Hayat Tahrir al-Sham"),
            ("The Quad", "Quad Group"),
            ("PMC Wagner", "Wagner Group"),
            ("حماس", "Hamas"),
            ("Tayyip Erdogan", "Recep Tayyip Erdoğan"),
            ("Amir Khan Muttaqi", "Muttaqi, Amir Khan"),
        ],
    );
    check(
        NameOf::Other,
        false,
        &[
            ("Lady Leila", "Lady Rania"),
            ("Unit 74455", "Unit 26165"),
            ("Chad Jordan", "Brad Jordan"),
            ("Iran", "Iraq"),
            ("", ""),
            ("...", "..."),
            ("", "Iran"),
            ("N.N.", "Nursultan Nazarbayev"),
        ],
    );
    let left = Prepared::new("Rosneft", NameOf::Person);
    let right = Prepared::new("Rosneft Oil", NameOf::Organisation);
    assert_eq!(match_prepared(&left, &right).reason, Reason::OtherKind);
}

#[test]
fn reasons_in_words() {
    let reason = |left, right, of| match_names(left, right, of).reason.in_words();
    for (left, right, expected) in [
        ("Price, Ned", "Ned Price", "the same but for order"),
        ("A. K.", "Amir Khan", "“A. K.” are initials of “Amir Khan”, and no more"),
        ("J. Biden", "Joseph Biden", "“J.” are initials of “Joseph”"),
        ("Ahmad Zahir", "Mahmud Zahir", "other given name: Ahmad, Mahmud"),
        ("Amir Khan Muttaqi", "امیر خان متقی", "transliterations: Muttaqi, متقی"),
        ("Amir Khan Motaqi", "Amir Khan Muttaqi", "spellings of one name: Motaqi, Muttaqi"),
        ("Bill Clinton", "William Clinton", "short forms of one name: Bill, William"),
        ("President Erdoğan", "Recep Tayyip Erdoğan", "an office and the name Erdoğan"),
        ("Sergey Lavrov", "Sergey Viktorovich Lavrov", "the same but for what one leaves out: Viktorovich"),
        ("Muttaqi", "Amir Khan Muttaqi", "only one name in common: Muttaqi"),
        ("Ned Price", "Amir Muttaqi", "no name in common"),
        ("Mr Obama", "Mrs Obama", "titles of a man and of a woman"),
        ("Vladimir Putin", "Vladimir Pudin", "almost the same letters: Putin, Pudin"),
    ] {
        assert_eq!(reason(left, right, NameOf::Person), expected, "{left} | {right}");
    }
    for (left, right, expected) in [
        (
            "UNAMA",
            "United Nations Assistance Mission in Afghanistan",
            "“UNAMA” is short for “United Nations Assistance Mission in Afghanistan”",
        ),
        ("Unit 74455", "Unit 26165", "other number: 74455, 26165"),
        ("Bank of China", "Bank of India", "other place: China, India"),
        ("Deutsche Bank AG", "Deutsche Bank GmbH", "other legal form"),
        ("Gazprom", "Gazprom JSC", "the same but for the legal form"),
        ("Good Will Company", "Goodwill Company", "written together or apart: Good Will Company, Goodwill Company"),
        ("", "Iran", "nothing to compare"),
    ] {
        assert_eq!(reason(left, right, NameOf::Organisation), expected, "{left} | {right}");
    }
}

#[test]
fn folding() {
    for (text, expected) in [
        ("  Erdoğan ", "erdogan"),
        ("Łódź—Ødegård", "lodz odegard"),
        ("’Abd al-Raḥmān", "abd al rahman"),
        ("Сергей Лавров", "sergey lavrov"),
        ("Κυριάκος", "kyriakos"),
        ("أمير متقي", "امیر متقی"),
        ("عَلِيّ ٢٠٢٤", "علی 2024"),
        ("علی\u{200c}رضا", "علیرضا"),
        ("習近平", "习近平"),
        ("ＡＢＣ", "abc"),
        ("Jose\u{301}", "jose"),
        ("שלום", "שלומ"),
        ("…", ""),
    ] {
        assert_eq!(fold(text), expected, "{text}");
        assert_eq!(fold(&fold(text)), fold(text), "{text}: folding twice");
    }
}

/// Numbers that look random, the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    fn name(&mut self) -> String {
        const WORDS: [&str; 60] = [
            "Amir",
            "Khan",
            "Muttaqi",
            "Mutaqi",
            "al-",
            "bin",
            "Abdul",
            "Rahman",
            "Abdulrahman",
            "J.",
            "J.R.",
            "Dr.",
            "Jr",
            "III",
            "Lavrov",
            "Лавров",
            "Сергей",
            "Sergei",
            "امیر",
            "خان",
            "متقی",
            "عبد",
            "الرحمن",
            "习近平",
            "近平",
            "김정은",
            "正恩",
            "בנימין",
            "Benjamin",
            "Bill",
            "William",
            "Bank",
            "of",
            "China",
            "India",
            "LLC",
            "GmbH",
            "Unit",
            "74455",
            "Forty",
            "Four",
            "UN",
            "United",
            "Nations",
            "MFA",
            "Ministry",
            "Foreign",
            "Affairs",
            "the",
            ",",
            "'",
            "-",
            ".",
            "नरेन्द्र",
            "バラク",
            "ß",
            "İ",
            "\u{200f}",
            "President",
            "Good",
        ];
        let words: Vec<&str> = (0..self.below(7)).map(|_| WORDS[self.below(WORDS.len())]).collect();
        let mut name = words.join([" ", "-", "", " ", " "][self.below(5)]);
        if self.below(4) == 0 && !name.is_empty() {
            let at = self.below(name.chars().count());
            let odd = char::from_u32(self.below(0x0003_0000) as u32).unwrap_or('x');
            name = name.chars().enumerate().map(|(place, letter)| if place == at { odd } else { letter }).collect();
        }
        name
    }
}

#[test]
fn any_two_names_compare_the_same_both_ways() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..2_000 {
        let (left, right) = (dice.name(), dice.name());
        for of in [NameOf::Person, NameOf::Organisation, NameOf::Other] {
            let (prepared, other) = (Prepared::new(&left, of), Prepared::new(&right, of));
            let there = match_prepared(&prepared, &other);
            let back = match_prepared(&other, &prepared);
            assert!((0.0..=1.0).contains(&there.score), "{left:?} {right:?} {there:?}");
            assert!((there.score - back.score).abs() < 1e-6, "{of:?} {left:?} {right:?}\n{there:?}\n{back:?}");
            assert!(!there.reason.in_words().is_empty());
        }
    }
}

#[test]
fn a_name_is_its_own() {
    let mut dice = Dice(0x1234_5678_9ABC_DEF1);
    for _ in 0..500 {
        let name = dice.name();
        let found = match_names(&name, &format!(" {name} "), NameOf::Other);
        let empty = Prepared::new(&name, NameOf::Other).folded().is_empty();
        assert!(empty || (found.score - 1.0).abs() < 1e-9, "{name:?} {found:?}");
    }
}

#[test]
fn absurd_names_are_harmless() {
    for text in ["a", "a ", "Abdul ", "ا", "عبد ", "习", ".", "-", "1", "x,", "Forty ", "UN ", "\u{301}", "न्"]
    {
        let long = text.repeat(100_000);
        for of in [NameOf::Person, NameOf::Organisation, NameOf::Other] {
            let found = match_names(&long, &text.repeat(99_999), of);
            assert!((0.0..=1.0).contains(&found.score));
            assert!(!same_name(&long, "Amir Khan Muttaqi", of));
        }
    }
}
