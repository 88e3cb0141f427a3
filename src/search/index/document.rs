//! What is written to the index of one record. Texts are shared with the dossier until a thread of the index comes to take
//! words from them: thousands of records may wait for one.

use std::sync::{Arc, OnceLock};

use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf, Value};
use tantivy::schema::{Document, Field};

use super::beginnings::{Beginnings, COLUMNS, of_text};

/// The values of the fields of a record; a field may have several.
#[derive(Debug, Default)]
pub(super) struct Written {
    values: Vec<(Field, Held)>,
}

#[derive(Debug)]
enum Held {
    Text(String),
    Shared(Arc<str>),
    /// One of the columns of the beginnings of the words of a text.
    Begun(Arc<Begun>, usize),
    U64(u64),
    I64(i64),
}

/// The beginnings of the words of a text, made when they are asked for: when its words have just been taken.
#[derive(Debug)]
struct Begun {
    text: Arc<str>,
    columns: OnceLock<[u64; COLUMNS]>,
}

impl Written {
    pub(super) fn add_text(&mut self, field: Field, text: impl Into<String>) {
        self.values.push((field, Held::Text(text.into())));
    }

    pub(super) fn add_shared(&mut self, field: Field, text: &Arc<str>) {
        self.values.push((field, Held::Shared(Arc::clone(text))));
    }

    pub(super) fn add_columns(&mut self, fields: [Field; COLUMNS], text: &Arc<str>) {
        let begun = Arc::new(Begun { text: Arc::clone(text), columns: OnceLock::new() });
        let columns = fields.into_iter().enumerate();
        self.values.extend(columns.map(|(column, field)| (field, Held::Begun(Arc::clone(&begun), column))));
    }

    pub(super) fn add_u64(&mut self, field: Field, number: u64) {
        self.values.push((field, Held::U64(number)));
    }

    pub(super) fn add_i64(&mut self, field: Field, number: i64) {
        self.values.push((field, Held::I64(number)));
    }
}

/// A value as the index asks for it.
#[derive(Clone, Debug)]
pub(super) struct Asked<'w>(&'w Held);

impl<'w> Value<'w> for Asked<'w> {
    type ArrayIter = std::iter::Empty<Self>;
    type ObjectIter = std::iter::Empty<(&'w str, Self)>;

    fn as_value(&self) -> ReferenceValue<'w, Self> {
        ReferenceValue::Leaf(match self.0 {
            Held::Text(text) => ReferenceValueLeaf::Str(text),
            Held::Shared(text) => ReferenceValueLeaf::Str(text),
            Held::Begun(begun, column) => {
                let columns = begun.columns.get_or_init(|| of_text(&begun.text, Beginnings::columns));
                ReferenceValueLeaf::U64(columns[*column])
            }
            Held::U64(number) => ReferenceValueLeaf::U64(*number),
            Held::I64(number) => ReferenceValueLeaf::I64(*number),
        })
    }
}

impl Document for Written {
    type Value<'w> = Asked<'w>;
    type FieldsValuesIter<'w> = Values<'w>;

    fn iter_fields_and_values(&self) -> Values<'_> {
        Values(self.values.iter())
    }
}

/// All values in the order in which they were added.
pub(super) struct Values<'w>(std::slice::Iter<'w, (Field, Held)>);

impl<'w> Iterator for Values<'w> {
    type Item = (Field, Asked<'w>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(field, held)| (*field, Asked(held)))
    }
}
