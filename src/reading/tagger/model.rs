//! The weights, and how they lie in a file.

use super::chain::{LABELS, Row, may_follow};

/// The first bytes of a model, with the version of its form and of the features.
const MAGIC: &[u8; 8] = b"RONAMES1";
/// So many leading bits of a key say where to look for it.
const LEAD: u32 = 16;

/// What each feature says for each label, and how well labels follow each other.
///
/// In a file, little-endian: [`MAGIC`]; the number of features (u32); the size of one step of a weight (f32); what one label
/// after another weighs (f32, row by row); the keys of the features, ascending (u32 each); their weights (i8, a row each).
#[derive(Clone)]
pub struct Model {
    /// By the label before and the label after.
    pub(super) steps: [Row; LABELS],
    /// The powers of `steps`.
    pub(super) powers: [Row; LABELS],
    scale: f32,
    keys: Vec<u32>,
    weights: Vec<[i8; LABELS]>,
    /// Where the keys with these leading bits begin.
    leads: Vec<u32>,
}

impl Default for Model {
    /// A model that knows nothing: it finds no name.
    fn default() -> Self {
        Self::from_parts([[0.0; LABELS]; LABELS], 0.0, Vec::new(), Vec::new())
    }
}

impl Model {
    fn from_parts(steps: [Row; LABELS], scale: f32, keys: Vec<u32>, weights: Vec<[i8; LABELS]>) -> Self {
        let mut steps = steps;
        for (before, row) in steps.iter_mut().enumerate() {
            for (after, step) in row.iter_mut().enumerate() {
                if !may_follow(Some(before), after) {
                    *step = f32::NEG_INFINITY;
                }
            }
        }
        let mut leads = vec![0; (1 << LEAD) + 1];
        let mut index = 0;
        for (lead, begin) in leads.iter_mut().enumerate() {
            while keys.get(index).is_some_and(|key| ((key >> (32 - LEAD)) as usize) < lead) {
                index += 1;
            }
            *begin = index as u32;
        }
        Self { steps, powers: steps.map(|row| row.map(f32::exp)), scale, keys, weights, leads }
    }

    /// Weights as trained, by key of the feature, in any order; `steps` by the label before and the label after. Weights that
    /// round to nothing are left out.
    #[must_use]
    pub fn new(steps: [[f32; LABELS]; LABELS], features: &[(u32, [f32; LABELS])]) -> Self {
        let most = features.iter().flat_map(|(_, row)| row).fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let scale = most.max(f32::MIN_POSITIVE) / 127.0;
        let mut rows: Vec<(u32, [i8; LABELS])> = features
            .iter()
            .map(|(key, row)| (*key, row.map(|weight| (weight / scale).round() as i8)))
            .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
            .collect();
        rows.sort_unstable_by_key(|(key, _)| *key);
        rows.dedup_by_key(|(key, _)| *key);
        let (keys, weights) = rows.into_iter().unzip();
        Self::from_parts(steps, scale, keys, weights)
    }

    /// Reads what [`Model::write`] wrote; `None` for anything else.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(MAGIC.len() + 8)?;
        let (count, rest_of_head) = head.strip_prefix(MAGIC)?.split_at(4);
        let count = u32::from_le_bytes(count.try_into().ok()?) as usize;
        let scale = f32::from_le_bytes(rest_of_head.try_into().ok()?);
        let (steps, rest) = rest.split_at_checked(LABELS * LABELS * 4)?;
        let (keys, weights) = rest.split_at_checked(count.checked_mul(4)?)?;
        if weights.len() != count.checked_mul(LABELS)? {
            return None;
        }
        let four = |bytes: &[u8]| bytes.try_into().unwrap_or([0; 4]);
        let mut steps = steps.chunks_exact(4).map(|bytes| f32::from_le_bytes(four(bytes)));
        let steps = std::array::from_fn(|_| std::array::from_fn(|_| steps.next().unwrap_or(0.0)));
        let keys: Vec<u32> = keys.chunks_exact(4).map(|bytes| u32::from_le_bytes(four(bytes))).collect();
        let weights = weights.chunks_exact(LABELS).map(|row| std::array::from_fn(|label| row[label].cast_signed()));
        let weights = weights.collect();
        keys.is_sorted().then(|| Self::from_parts(steps, scale, keys, weights))
    }

    /// The bytes of a file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.keys.len() as u32).to_le_bytes());
        bytes.extend(self.scale.to_le_bytes());
        bytes.extend(self.steps.iter().flatten().flat_map(|step| step.to_le_bytes()));
        bytes.extend(self.keys.iter().flat_map(|key| key.to_le_bytes()));
        bytes.extend(self.weights.iter().flatten().map(|weight| weight.cast_unsigned()));
        bytes
    }

    /// How many features it has weights for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether it has no weights.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Adds what the feature of this key says.
    pub(super) fn add(&self, key: u32, row: &mut Row) {
        let lead = (key >> (32 - LEAD)) as usize;
        let (begin, end) = (self.leads[lead] as usize, self.leads[lead + 1] as usize);
        if let Some(at) = self.keys[begin..end].iter().position(|known| *known == key) {
            for (sum, weight) in row.iter_mut().zip(&self.weights[begin + at]) {
                *sum += f32::from(*weight) * self.scale;
            }
        }
    }
}
