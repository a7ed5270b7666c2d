// The tables of a workspace, one migration after the other. A migration that has shipped is never edited; a new one is added.

const first = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE batch (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, label TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done', changes INTEGER NOT NULL DEFAULT 0, products INTEGER NOT NULL DEFAULT 0,
  undone_by TEXT, undoes TEXT, summary TEXT);

CREATE TABLE product (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', brand TEXT NOT NULL DEFAULT '',
  source_category TEXT NOT NULL DEFAULT '', category_id TEXT,
  weight TEXT NOT NULL DEFAULT '', weight_unit TEXT NOT NULL DEFAULT '',
  length TEXT NOT NULL DEFAULT '', width TEXT NOT NULL DEFAULT '', height TEXT NOT NULL DEFAULT '', dimension_unit TEXT NOT NULL DEFAULT '',
  attributes TEXT NOT NULL DEFAULT '[]',
  stage TEXT NOT NULL DEFAULT 'draft', blocking INTEGER NOT NULL DEFAULT 0, warnings INTEGER NOT NULL DEFAULT 0, checked_at TEXT,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, removed_at TEXT);
CREATE INDEX product_key ON product (key) WHERE removed_at IS NULL;
CREATE INDEX product_stage ON product (stage, updated_at) WHERE removed_at IS NULL;
CREATE INDEX product_updated ON product (updated_at) WHERE removed_at IS NULL;
CREATE INDEX product_category ON product (category_id) WHERE removed_at IS NULL;
CREATE INDEX product_blocking ON product (blocking) WHERE removed_at IS NULL AND blocking > 0;

CREATE TABLE variant (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, seller_sku TEXT NOT NULL DEFAULT '', price TEXT NOT NULL DEFAULT '', list_price TEXT NOT NULL DEFAULT '',
  quantity TEXT NOT NULL DEFAULT '', identifier_type TEXT NOT NULL DEFAULT '', identifier_code TEXT NOT NULL DEFAULT '',
  image_id TEXT, options TEXT NOT NULL DEFAULT '[]', removed_at TEXT);
CREATE INDEX variant_product ON variant (product_id, position);
CREATE INDEX variant_sku ON variant (seller_sku) WHERE seller_sku <> '' AND removed_at IS NULL;

CREATE TABLE image (
  id TEXT PRIMARY KEY, source TEXT NOT NULL UNIQUE, state TEXT NOT NULL DEFAULT 'pending',
  width INTEGER, height INTEGER, bytes INTEGER, problem TEXT, sha256 TEXT);
CREATE TABLE product_image (
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE, position INTEGER NOT NULL,
  image_id TEXT NOT NULL REFERENCES image (id), PRIMARY KEY (product_id, position)) WITHOUT ROWID;
CREATE INDEX product_image_image ON product_image (image_id);

CREATE TABLE change (
  seq INTEGER PRIMARY KEY, batch_id TEXT NOT NULL REFERENCES batch (id), product_id TEXT NOT NULL, variant_id TEXT,
  field TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL);
CREATE INDEX change_batch ON change (batch_id);
CREATE INDEX change_product ON change (product_id, seq);

CREATE TABLE finding (
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE, position INTEGER NOT NULL, variant_id TEXT,
  code TEXT NOT NULL, severity TEXT NOT NULL, field TEXT NOT NULL, sentence TEXT NOT NULL, place TEXT NOT NULL, fix TEXT,
  PRIMARY KEY (product_id, position)) WITHOUT ROWID;
CREATE INDEX finding_code ON finding (code, product_id);

CREATE TABLE live (
  shop_id TEXT NOT NULL, product_id TEXT NOT NULL, remote_id TEXT NOT NULL, status TEXT NOT NULL, audit_status TEXT NOT NULL,
  reasons TEXT NOT NULL, failed_reasons TEXT NOT NULL, snapshot TEXT, read_at TEXT NOT NULL, waiting_since TEXT,
  PRIMARY KEY (shop_id, product_id), UNIQUE (shop_id, remote_id)) WITHOUT ROWID;

CREATE TABLE upload (
  shop_id TEXT NOT NULL, sha256 TEXT NOT NULL, use TEXT NOT NULL, uri TEXT NOT NULL, PRIMARY KEY (shop_id, sha256, use)) WITHOUT ROWID;

CREATE TABLE job (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL,
  total INTEGER NOT NULL, counts TEXT NOT NULL, note TEXT, batch_id TEXT, started_at TEXT NOT NULL, finished_at TEXT);
CREATE TABLE item (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, shop_id TEXT NOT NULL, job_id TEXT NOT NULL, product_id TEXT NOT NULL, state TEXT NOT NULL,
  idempotency_key TEXT NOT NULL, result TEXT, at TEXT);
CREATE INDEX item_job ON item (job_id, state);
CREATE INDEX item_product ON item (product_id, seq);
CREATE INDEX item_open ON item (shop_id, state) WHERE state <> 'done';
CREATE TABLE attempt (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, item_id TEXT NOT NULL, operation TEXT NOT NULL, idempotency_key TEXT NOT NULL,
  started_at TEXT NOT NULL, outcome TEXT NOT NULL, failure TEXT, finished_at TEXT);
CREATE INDEX attempt_item ON attempt (item_id);

CREATE TABLE category (
  shop_id TEXT NOT NULL, version TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, parent_id TEXT, name TEXT NOT NULL, is_leaf INTEGER NOT NULL,
  permissions TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (shop_id, version, id)) WITHOUT ROWID;
CREATE TABLE leaf_rules (
  shop_id TEXT NOT NULL, version TEXT NOT NULL, category_id TEXT NOT NULL, rules TEXT NOT NULL, read_at TEXT NOT NULL,
  PRIMARY KEY (shop_id, version, category_id)) WITHOUT ROWID;

CREATE TABLE event (id TEXT PRIMARY KEY, shop_id TEXT NOT NULL, source TEXT NOT NULL, type TEXT NOT NULL, at TEXT NOT NULL, raw TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE notice (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, notice TEXT NOT NULL, at TEXT NOT NULL);

CREATE VIRTUAL TABLE product_search USING fts5 (title, brand, sku, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
`

// Suggested leaves and rejected ones for each shop; choices for the categories of the seller's own shop for each version of the tree.
const suggestions = `
CREATE TABLE suggestion (
  shop_id TEXT NOT NULL, product_id TEXT NOT NULL, category_id TEXT NOT NULL, source TEXT NOT NULL, confidence REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (shop_id, product_id, category_id, source)) WITHOUT ROWID;
CREATE TABLE suggested (
  shop_id TEXT NOT NULL, product_id TEXT NOT NULL, about TEXT NOT NULL, at TEXT NOT NULL, platform TEXT,
  PRIMARY KEY (shop_id, product_id)) WITHOUT ROWID;
CREATE TABLE rejected_leaf (
  shop_id TEXT NOT NULL, product_id TEXT NOT NULL, category_id TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (shop_id, product_id, category_id)) WITHOUT ROWID;
CREATE TABLE leaf_choice (
  version TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, category_id TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (version, key)) WITHOUT ROWID;
CREATE INDEX product_source ON product (source_category) WHERE removed_at IS NULL;
`

const leafFields = `
ALTER TABLE product ADD COLUMN brand_id TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN certificates TEXT NOT NULL DEFAULT '[]';
ALTER TABLE product ADD COLUMN size_chart TEXT;
ALTER TABLE product ADD COLUMN kept_aside TEXT NOT NULL DEFAULT '[]';

CREATE TABLE brand (
  shop_id TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, is_authorized INTEGER NOT NULL, is_top INTEGER NOT NULL,
  read_at TEXT NOT NULL, PRIMARY KEY (shop_id, id)) WITHOUT ROWID;
CREATE INDEX brand_name ON brand (shop_id, name_key);
CREATE TABLE brand_leaf (
  shop_id TEXT NOT NULL, brand_id TEXT NOT NULL, category_id TEXT NOT NULL, is_available INTEGER NOT NULL, read_at TEXT NOT NULL,
  PRIMARY KEY (shop_id, brand_id, category_id)) WITHOUT ROWID;
CREATE TABLE brand_asked (
  shop_id TEXT NOT NULL, name_key TEXT NOT NULL, category_id TEXT NOT NULL, read_at TEXT NOT NULL,
  PRIMARY KEY (shop_id, name_key, category_id)) WITHOUT ROWID;
`

// Reference data gets its language, changed rules are kept until they were seen, and the move to the newer tree is kept for good.
const treesAndUpgrade = `
ALTER TABLE category RENAME TO category_before;
CREATE TABLE category (
  shop_id TEXT NOT NULL, version TEXT NOT NULL, locale TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, parent_id TEXT, name TEXT NOT NULL,
  is_leaf INTEGER NOT NULL, permissions TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (shop_id, version, locale, id)) WITHOUT ROWID;
INSERT INTO category SELECT shop_id, version, 'en-US', id, position, parent_id, name, is_leaf, permissions, path FROM category_before;
DROP TABLE category_before;

ALTER TABLE leaf_rules RENAME TO leaf_rules_before;
CREATE TABLE leaf_rules (
  shop_id TEXT NOT NULL, version TEXT NOT NULL, locale TEXT NOT NULL, category_id TEXT NOT NULL, rules TEXT, read_at TEXT NOT NULL, failure TEXT,
  PRIMARY KEY (shop_id, version, locale, category_id)) WITHOUT ROWID;
INSERT INTO leaf_rules SELECT shop_id, version, 'en-US', category_id, rules, read_at, NULL FROM leaf_rules_before;
DROP TABLE leaf_rules_before;

CREATE TABLE tree_read (
  shop_id TEXT NOT NULL, version TEXT NOT NULL, locale TEXT NOT NULL, synced_at TEXT NOT NULL, faults TEXT NOT NULL, failure TEXT,
  PRIMARY KEY (shop_id, version, locale)) WITHOUT ROWID;
INSERT INTO tree_read SELECT DISTINCT c.shop_id, c.version, 'en-US', m.value, '[]', NULL
  FROM category c JOIN meta m ON m.key = 'categories-synced-' || c.shop_id || '-' || c.version;
DELETE FROM meta WHERE key LIKE 'categories-synced-%';

CREATE TABLE rule_change (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, shop_id TEXT NOT NULL, version TEXT NOT NULL, category_id TEXT NOT NULL, at TEXT NOT NULL,
  changes TEXT NOT NULL, seen_at TEXT);
CREATE INDEX rule_change_unseen ON rule_change (shop_id, category_id) WHERE seen_at IS NULL;

CREATE TABLE upgrade_product (
  shop_id TEXT NOT NULL, key TEXT NOT NULL, product_id TEXT, title TEXT NOT NULL, seller_sku TEXT NOT NULL DEFAULT '', status TEXT NOT NULL,
  created_at TEXT, old_leaf TEXT, old_path TEXT NOT NULL DEFAULT '', facts TEXT, rehearsal TEXT, chosen TEXT, confidence REAL, is_blocked INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL, new_leaf TEXT, new_path TEXT NOT NULL DEFAULT '', way TEXT, changed_at TEXT NOT NULL, failure TEXT,
  PRIMARY KEY (shop_id, key)) WITHOUT ROWID;
CREATE INDEX upgrade_product_state ON upgrade_product (shop_id, state, title);
CREATE TABLE upgrade_run (
  seq INTEGER PRIMARY KEY, job_id TEXT NOT NULL UNIQUE, shop_id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, expected_by TEXT,
  products INTEGER NOT NULL DEFAULT 0, finished_at TEXT, note TEXT);
`

// What the list is ordered and counted by stands in the product itself, so that no page has to sum variants up. title_key() comes from database.ts.
const listKeys = `
ALTER TABLE product ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN price_low REAL;
ALTER TABLE product ADD COLUMN stock INTEGER;
ALTER TABLE product ADD COLUMN variant_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE product ADD COLUMN findings_hash TEXT;
UPDATE product SET title_key = title_key(title), (price_low, stock, variant_count) = (
  SELECT min(CASE WHEN v.price <> '' THEN CAST(v.price AS REAL) END), sum(CASE WHEN v.quantity <> '' THEN CAST(v.quantity AS INTEGER) END), count(*)
  FROM variant v WHERE v.product_id = product.id AND v.removed_at IS NULL);
DELETE FROM finding WHERE product_id IN (SELECT id FROM product WHERE removed_at IS NOT NULL);
CREATE INDEX product_title ON product (title_key) WHERE removed_at IS NULL;
CREATE INDEX product_price ON product (price_low) WHERE removed_at IS NULL;
CREATE INDEX product_stock ON product (stock) WHERE removed_at IS NULL;
CREATE INDEX product_issues ON product (blocking, warnings) WHERE removed_at IS NULL;
CREATE INDEX product_counts ON product (stage, blocking, variant_count) WHERE removed_at IS NULL;
`

const listingHistory = `
CREATE INDEX event_remote ON event (shop_id, CASE WHEN json_valid(raw) THEN raw ->> 'remoteId' END);
`

// The best standing suggestion of each product, so that a page of thousands is found without looking at all of them.
const bestSuggestions = `
ALTER TABLE suggested ADD COLUMN best REAL;
ALTER TABLE suggested ADD COLUMN best_id TEXT;
UPDATE suggested SET (best, best_id) = (SELECT max(s.confidence), s.category_id FROM suggestion s
  WHERE s.shop_id = suggested.shop_id AND s.product_id = suggested.product_id AND NOT EXISTS (SELECT 1 FROM rejected_leaf r
    WHERE r.shop_id = s.shop_id AND r.product_id = s.product_id AND r.category_id = s.category_id));
`

// All ids of the list in its usual order are read from this index alone.
const idsInOrder = `
DROP INDEX product_updated;
CREATE INDEX product_updated ON product (updated_at, seq, id) WHERE removed_at IS NULL;
`

// The pictures of variants are fetched and shown like those of a gallery.
const variantPictures = `
CREATE INDEX variant_image ON variant (image_id) WHERE image_id IS NOT NULL;
`

// An item says what is done with its product: published, or put on sale or taken off.
const itemDeeds = `
ALTER TABLE item ADD COLUMN deed TEXT NOT NULL DEFAULT 'publish';
`

// When the seller was told of a change of the rules, so that a crash before that loses no notice. Older ones were told.
const toldChanges = `
ALTER TABLE rule_change ADD COLUMN told_at TEXT;
UPDATE rule_change SET told_at = at;
`

// Products whose findings are older than their last change: the app was closed before it came to check them.
const uncheckedProducts = `
CREATE INDEX product_unchecked ON product (id) WHERE removed_at IS NULL AND (checked_at IS NULL OR checked_at < updated_at);
`

/** Migrations in order; the file's user_version counts how many it has. */
export const migrations: readonly string[] = [
  first,
  suggestions,
  leafFields,
  treesAndUpgrade,
  listKeys,
  listingHistory,
  bestSuggestions,
  idsInOrder,
  variantPictures,
  itemDeeds,
  toldChanges,
  uncheckedProducts,
]
