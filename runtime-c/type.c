// The type region: descriptors that outlive the image, and how an image registers its types in it.
#include "internal.h"

#define REGION_MAGIC 0x31524154534e49u // "INSTAR1"
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

uint32_t rt_type_string, rt_type_i64, rt_type_u64, rt_type_bytes, rt_type_words, rt_type_trace;

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

static bool same_text(const char *a, const char *b) {
  size_t length = strlen(a);
  return strlen(b) == length && memcmp(a, b, length) == 0;
}

static uint32_t find_type(const rt_typeinfo *info) {
  for (uint32_t at = REGION->buckets[info->layout_hash % BUCKETS]; at; at = rt_type_at(at)->next_in_bucket) {
    const rt_type *type = rt_type_at(at);
    if (type->layout_hash == info->layout_hash && same_text(rt_type_text(type->name), info->name)) return at;
  }
  return 0;
}

/// Fills the field table and the pointer map from an image's description.
static void describe_fields(rt_type *type, const char *text) {
  rt_field *fields = (rt_field *)(void *)((char *)RT_TYPE_BASE + type->fields);
  uint32_t end = sizeof(rt_object);
  for (uint32_t i = 0; i < type->field_count; i++) {
    uint8_t repr = (uint8_t)text[0], flags = (uint8_t)text[1];
    const char *name = text + 2, *type_text = name + strlen(name) + 1;
    text = type_text + strlen(type_text) + 1;
    uint32_t size = rt_repr_size(repr);
    uint32_t offset = (end + size - 1) & ~(size - 1);
    end = offset + size;
    fields[i] = (rt_field){region_shared_text(name), region_shared_text(type_text), offset, repr, flags};
    uint32_t word = (offset - (uint32_t)sizeof(rt_object)) / 8;
    if (repr >= RT_REPR_VALUE && word < 64) type->pointers |= (uint64_t)1 << word;
  }
  if (type->field_count && (end > type->size || type->size - end >= 8))
    rt_panic("a type's fields do not fill its size");
}

static uint32_t make_type(const rt_typeinfo *info) {
  uint32_t at = region_take(sizeof(rt_type), 8);
  rt_type *type = rt_type_at(at);
  memset(type, 0, sizeof *type);
  type->layout_hash = info->layout_hash;
  type->size = info->size;
  type->kind = info->kind;
  type->element = info->element;
  type->element_size = rt_repr_size(info->element);
  type->name = region_text(info->name);
  type->display_name = region_shared_text(info->display_name);
  type->field_count = info->field_count;
  type->fields = region_take(info->field_count * sizeof(rt_field), 8);
  describe_fields(type, info->fields);
  if (info->parent) {
    const rt_type *parent = rt_type_at(*info->parent);
    type->parent = *info->parent;
    type->depth = parent->depth + 1;
    memcpy(type->display, parent->display, sizeof type->display);
  }
  if (type->depth < RT_DISPLAY_DEPTH) type->display[type->depth] = at;
  type->next = REGION->first;
  REGION->first = at;
  type->next_in_bucket = REGION->buckets[info->layout_hash % BUCKETS];
  REGION->buckets[info->layout_hash % BUCKETS] = at;
  return at;
}

static void register_type(const rt_typeinfo *info) {
  uint32_t at = find_type(info);
  if (!at) at = make_type(info);
  rt_type *type = rt_type_at(at);
  type->info = info;
  type->dispatch = info->dispatch;
  type->call = info->call;
  type->implemented = info->implemented;
  *info->type = at;
}

static const rt_typeinfo own_types[] = {
    {.type = &rt_type_string, .name = "string", .display_name = "String", .kind = RT_KIND_STRING, .layout_hash = 1},
    {.type = &rt_type_i64, .name = "i64", .display_name = "", .kind = RT_KIND_BOX, .size = 16, .layout_hash = 2},
    {.type = &rt_type_u64, .name = "u64", .display_name = "", .kind = RT_KIND_BOX, .size = 16, .layout_hash = 3},
    {.type = &rt_type_bytes, .name = "$bytes", .display_name = "", .kind = RT_KIND_STORAGE, .layout_hash = 4},
    {.type = &rt_type_words, .name = "$words", .display_name = "", .kind = RT_KIND_STORAGE, .layout_hash = 5},
    {.type = &rt_type_trace, .name = "$trace", .display_name = "", .kind = RT_KIND_STORAGE, .layout_hash = 6},
};

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
    type->info = NULL;
  }
  for (uint32_t i = 0; i < RT_ARRAY_LENGTH(own_types); i++) register_type(&own_types[i]);
  // A parent may stand in a later unit: go round until all have been registered.
  for (bool left = true; left;) {
    left = false;
    for (uint32_t u = 0; u < rt_unit_count; u++)
      for (uint32_t i = 0; i < rt_units[u]->type_count; i++) {
        const rt_typeinfo *info = &rt_units[u]->types[i];
        if (*info->type) continue;
        if (info->parent && !*info->parent) left = true;
        else register_type(info);
      }
  }
}

const rt_type *rt_type_by_name(const char *name, size_t length) {
  for (uint32_t at = REGION->first; at; at = rt_type_at(at)->next) {
    const rt_type *type = rt_type_at(at);
    const char *text = rt_type_text(type->name);
    if (type->info && strlen(text) == length && memcmp(text, name, length) == 0) return type;
  }
  return NULL;
}
