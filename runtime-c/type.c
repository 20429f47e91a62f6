// The type region: descriptors that outlive the image, and how an image registers its types in it.
// @cold
#include "internal.h"

#define REGION_MAGIC 0x32524154534e49u // "INSTAR2"
#define BUCKETS 1024

/// What the region starts with. Offset 0 is thereby the descriptor of free cells: all zero.
typedef struct region_header {
  rt_type free_cell;
  uint64_t magic;
  uint32_t used;             // bytes
  uint32_t first;            // most recent descriptor
  uint32_t buckets[BUCKETS]; // by layout hash
} region_header;

#define REGION ((region_header *)(void *)RT_TYPE_BASE)

uint32_t rt_type_string, rt_type_i64, rt_type_u64, rt_type_bytes, rt_type_words, rt_type_trace, rt_type_weak;
uint32_t rt_type_extended_array;

uint32_t rt_repr_size(uint8_t repr) {
  static const uint8_t sizes[] = {0, 1, 1, 2, 4, 8, 1, 2, 4, 8, 4, 8, 8, 8};
  return sizes[repr];
}

static uint32_t region_take(size_t bytes, size_t alignment) {
  uint32_t start = (uint32_t)((REGION->used + alignment - 1) & ~(alignment - 1));
  if (!rt_platform_type_region_reserve(start + bytes)) rt_panic("no memory for type descriptors");
  REGION->used = start + (uint32_t)bytes;
  return start;
}

static uint32_t region_text(const char *text) {
  size_t bytes = strlen(text) + 1;
  uint32_t start = region_take(bytes, 1);
  memcpy((char *)RT_TYPE_BASE + start, text, bytes);
  return start;
}

/// Text that the previous descriptor's fields have already is shared: most types repeat "number" and "string".
static uint32_t region_shared_text(const char *text) {
  static uint32_t recent[64];
  uint32_t hash = 0;
  for (const char *c = text; *c; c++) hash = hash * 31 + (uint8_t)*c;
  uint32_t *slot = &recent[hash % RT_ARRAY_LENGTH(recent)];
  size_t bytes = strlen(text) + 1;
  if (*slot && memcmp(rt_type_text(*slot), text, bytes) == 0) return *slot;
  return *slot = region_text(text);
}

/// What rt_type_records says of a type, up to its fields.
typedef struct type_record {
  uint64_t layout_hash;
  uint8_t kind, element;
  const char *name, *display_name;
  uint32_t parent; // number; 0: none
  uint32_t dispatch, implemented, inherited_fields, own_fields;
  const uint8_t *fields;
} type_record;

static type_record read_record(const uint8_t *at) {
  type_record record;
  memcpy(&record.layout_hash, at, 8);
  record.kind = at[8] & 15;
  record.element = at[8] >> 4;
  at += 9;
  record.name = rt_type_texts + rt_leb128(&at);
  record.display_name = rt_type_texts + rt_leb128(&at);
  record.parent = rt_leb128(&at);
  record.dispatch = rt_leb128(&at);
  record.implemented = rt_leb128(&at);
  record.inherited_fields = rt_leb128(&at);
  record.own_fields = rt_leb128(&at);
  record.fields = at;
  return record;
}

/// Where the next record begins.
static const uint8_t *after_fields(const type_record *record) {
  const uint8_t *at = record->fields;
  for (uint32_t i = 0; i < record->own_fields; i++) {
    at++;
    rt_leb128(&at);
    rt_leb128(&at);
  }
  return at;
}

/// The hash covers the name.
static uint32_t find_type(uint64_t layout_hash) {
  for (uint32_t at = REGION->buckets[layout_hash % BUCKETS]; at; at = rt_type_at(at)->next_in_bucket)
    if (rt_type_at(at)->layout_hash == layout_hash) return at;
  return 0;
}

static void place_field(rt_type *type, rt_field *field, uint32_t *end, uint32_t *alignment) {
  uint32_t size = rt_repr_size(field->repr);
  field->offset = (*end + size - 1) & ~(size - 1);
  *end = field->offset + size;
  if (size > *alignment) *alignment = size;
  uint32_t word = (field->offset - (uint32_t)sizeof(rt_object)) / 8;
  if (field->repr >= RT_REPR_VALUE && word < 64) type->pointers |= (uint64_t)1 << word;
}

/// Fills the field table, the pointer map and the size.
static void describe_fields(rt_type *type, const type_record *record) {
  rt_field *fields = (rt_field *)(void *)((char *)RT_TYPE_BASE + type->fields);
  uint32_t end = sizeof(rt_object), alignment = 4;
  const uint8_t *at = record->fields;
  if (record->inherited_fields) {
    const rt_type *parent = rt_type_at(type->parent);
    memcpy(fields, (char *)RT_TYPE_BASE + parent->fields, record->inherited_fields * sizeof(rt_field));
  }
  for (uint32_t i = 0; i < type->field_count; i++) {
    if (i >= record->inherited_fields) {
      uint8_t byte = *at++;
      uint32_t name = rt_leb128(&at), type_text = rt_leb128(&at);
      fields[i] = (rt_field){.name = region_shared_text(rt_type_texts + name),
                             .type_text = region_shared_text(rt_type_texts + type_text),
                             .repr = byte & 15,
                             .flags = byte >> 4};
    }
    place_field(type, &fields[i], &end, &alignment);
  }
  type->size = (end + alignment - 1) & ~(alignment - 1);
}

static bool has_fields(uint8_t kind) {
  return kind == RT_KIND_OBJECT || kind == RT_KIND_TUPLE || kind == RT_KIND_CLOSURE || kind == RT_KIND_CELL;
}

static uint32_t make_type(const type_record *record) {
  uint32_t at = region_take(sizeof(rt_type), 8);
  rt_type *type = rt_type_at(at);
  memset(type, 0, sizeof *type);
  type->layout_hash = record->layout_hash;
  type->kind = record->kind;
  type->element = record->element;
  type->element_size = rt_repr_size(record->element);
  type->name = region_text(record->name);
  type->display_name = region_shared_text(record->display_name);
  if (record->parent) {
    type->parent = rt_type_offsets[record->parent - 1];
    const rt_type *parent = rt_type_at(type->parent);
    type->depth = parent->depth + 1;
    memcpy(type->display, parent->display, sizeof type->display);
  }
  if (type->depth < RT_DISPLAY_DEPTH) type->display[type->depth] = at;
  type->field_count = (uint16_t)(record->inherited_fields + record->own_fields);
  type->fields = region_take(type->field_count * sizeof(rt_field), 8);
  if (has_fields(type->kind) || type->field_count) describe_fields(type, record);
  else if (type->kind == RT_KIND_BOX) type->size = sizeof(rt_box);
  type->next = REGION->first;
  REGION->first = at;
  type->next_in_bucket = REGION->buckets[record->layout_hash % BUCKETS];
  REGION->buckets[record->layout_hash % BUCKETS] = at;
  return at;
}

/// Finds or makes a descriptor.
static uint32_t register_type(const type_record *record) {
  uint32_t at = find_type(record->layout_hash);
  if (!at) at = make_type(record);
  rt_type *type = rt_type_at(at);
  type->known = 1;
  if (record->dispatch) {
    const int32_t *row = &rt_dispatch[record->dispatch - 1];
    type->dispatch = row;
    // A class that is a value has this kind too; nobody calls it.
    if (record->kind == RT_KIND_CLOSURE) type->call = (void (*)(void))(intptr_t)*row;
  }
  type->implemented = record->implemented ? &rt_interface_words[record->implemented - 1] : NULL;
  return at;
}

static const struct {
  uint32_t *type;
  const char *name, *display_name;
  uint8_t kind;
} own_types[] = {
    {&rt_type_string, "string", "String", RT_KIND_STRING},
    {&rt_type_i64, "i64", "", RT_KIND_BOX},
    {&rt_type_u64, "u64", "", RT_KIND_BOX},
    {&rt_type_bytes, "$bytes", "", RT_KIND_STORAGE},
    {&rt_type_words, "$words", "", RT_KIND_STORAGE},
    {&rt_type_trace, "$trace", "", RT_KIND_STORAGE},
    {&rt_type_weak, "$weak", "", RT_KIND_STORAGE},
    {&rt_type_extended_array, "$extendedArray", "", RT_KIND_ARRAY},
};

static void register_own_types(void) {
  for (uint32_t i = 0; i < RT_ARRAY_LENGTH(own_types); i++) {
    const type_record record = {.layout_hash = i + 1, // no layout of a program has so small a hash
                                .kind = own_types[i].kind,
                                .element = own_types[i].kind == RT_KIND_ARRAY ? RT_REPR_REF : RT_REPR_NONE,
                                .name = own_types[i].name,
                                .display_name = own_types[i].display_name};
    *own_types[i].type = register_type(&record);
  }
}

void rt_types_start(void) {
  if (!rt_platform_type_region_reserve(sizeof(region_header))) rt_panic("no memory for type descriptors");
  if (REGION->magic != REGION_MAGIC) {
    REGION->magic = REGION_MAGIC;
    REGION->used = sizeof(region_header);
  }
  // What an earlier image registered is unknown to this one until it registers it too.
  for (uint32_t at = REGION->first; at; at = rt_type_at(at)->next) {
    rt_type *type = rt_type_at(at);
    type->dispatch = NULL;
    type->call = NULL;
    type->implemented = NULL;
    type->known = 0;
  }
  register_own_types();
  const uint8_t *at = rt_type_records;
  for (uint32_t i = 0; i < rt_type_count; i++) {
    const type_record record = read_record(at);
    rt_type_offsets[i] = register_type(&record);
    at = after_fields(&record);
  }
}

const rt_type *rt_type_by_name(const char *name, size_t length) {
  for (uint32_t at = REGION->first; at; at = rt_type_at(at)->next) {
    const rt_type *type = rt_type_at(at);
    const char *text = rt_type_text(type->name);
    size_t same = 0;
    while (same < length && text[same] == name[same]) same++;
    if (same == length && text[same] == 0 && type->known) return type;
  }
  return NULL;
}
