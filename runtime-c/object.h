// Heap objects and the type descriptors they lead to.
//
// Every object starts with 8 bytes, `rt_object`. `type` is the byte offset of its descriptor in the type region, which
// starts at RT_TYPE_BASE and outlives the image: at a live update the new image finds a descriptor of the same name and
// layout there and re-points the members that refer to code. No object and no persistent member of a descriptor holds
// an address inside an image.
#pragma once

#include "value.h"

/// What an object is: fixes its shape and how the collector walks it.
enum rt_kind {
  RT_KIND_FREE = 0,        // no object: descriptor 0
  RT_KIND_OBJECT = 1,      // fields
  RT_KIND_TUPLE = 2,       // fields named "0", "1" ...
  RT_KIND_ARRAY = 3,       // rt_array
  RT_KIND_TYPED_ARRAY = 4, // rt_typed_array
  RT_KIND_STRING = 5,      // rt_string
  RT_KIND_CLOSURE = 6,     // fields are the captures
  RT_KIND_CELL = 7,        // one field: a captured variable that is assigned to
  RT_KIND_BOX = 8,         // i64 or u64 inside a value: rt_box; with fields: a bigint of more bits, rt_large_integer
  RT_KIND_STORAGE = 9,     // elements of an array: rt_storage
  RT_KIND_SYMBOL = 10,     // fields (std/symbol.ts)
};

/// How a field or element is stored.
enum rt_repr {
  RT_REPR_NONE = 0,
  RT_REPR_BOOL = 1,
  RT_REPR_I8 = 2,
  RT_REPR_I16 = 3,
  RT_REPR_I32 = 4,
  RT_REPR_I64 = 5,
  RT_REPR_U8 = 6,
  RT_REPR_U16 = 7,
  RT_REPR_U32 = 8,
  RT_REPR_U64 = 9,
  RT_REPR_F32 = 10,
  RT_REPR_F64 = 11,
  RT_REPR_VALUE = 12, // any value
  RT_REPR_REF = 13,   // object, undefined or null
};

typedef struct rt_object {
  uint32_t type; // offset of the descriptor; 0: a free cell
  uint32_t aux;  // strings: hash, 0 while unknown; others RT_FROZEN, and RT_BUFFER, RT_SPARSE or an order's number
} rt_object;

/// Array. `data` is the payload of an rt_storage, or null while capacity is 0.
typedef struct rt_array {
  rt_object header;
  uint32_t length;
  uint32_t capacity; // in elements
  void *data;
} rt_array;

/// The same, and the start of a typed array, as compiled code sees it: no field and no element has these types, so that
/// clang knows (toolchain.ts) that storing one leaves lengths and addresses alone.
typedef unsigned _BitInt(32) rt_header_u32;
typedef unsigned _BitInt(64) rt_header_u64;
typedef struct rt_array_header {
  rt_object header;
  rt_header_u32 length;
  rt_header_u32 capacity;
  rt_header_u64 data;
} rt_array_header;

/// Array of strings that carries an object: what a regular expression has found beside the groups.
typedef struct rt_extended_array {
  rt_array array;
  rt_ref extra;
} rt_extended_array;

/// Typed array or other view of bytes. `data` lies inside `storage`, or in memory that no collector owns (storage 0).
typedef struct rt_typed_array {
  rt_object header;
  uint32_t length; // in elements
  uint32_t byte_offset;
  void *data;
  rt_ref buffer;  // the ArrayBuffer object once somebody asked for it, else undefined
  rt_ref storage; // what keeps `data` alive: the array that has the elements behind it, perhaps itself
} rt_typed_array;

/// The memory behind arrays and typed arrays.
typedef struct rt_storage {
  rt_object header;
  uint64_t byte_length; // of the payload
  uint8_t payload[];    // elements; traced word by word if the descriptor's element is a value or ref
} rt_storage;

enum {
  RT_STRING_WIDE = 1,    // UTF-16 code units; otherwise Latin-1 bytes
  RT_STRING_ROPE = 2,    // left and right, or once flattened: left alone, right undefined
  RT_STRING_ASCII = 4,   // known to hold nothing above 127; not set says nothing
  RT_STRING_LITERAL = 8, // no other literal of the program says the same
};

/// The mark that Object.freeze leaves in `aux`.
#define RT_FROZEN 1u

/// The mark in `aux` of a typed array that is Node's Buffer, and of an array that may have elements that nobody has
/// set: neither has an order.
#define RT_BUFFER 2u
#define RT_SPARSE 2u

/// Immutable string. `header.aux` caches the hash.
typedef struct rt_string {
  rt_object header;
  uint32_t length; // in UTF-16 code units
  uint32_t flags;
  union {
    uint8_t latin1[1];
    uint16_t utf16[1];
    struct {
      struct rt_string *left, *right;
    };
  };
} rt_string;
#define RT_STRING_HEADER 16

typedef struct rt_box {
  rt_object header;
  uint64_t bits;
} rt_box;

/// LargeInteger of std/bigint.ts; `bits` are equal for equal numbers.
typedef struct rt_large_integer {
  rt_box box;
  rt_ref limbs; // Uint32Array
} rt_large_integer;

/// Function value: `code` is found through the descriptor; captures follow the header.
typedef rt_object rt_closure;

enum {
  RT_FIELD_OPTIONAL = 1, // not printed while undefined
  RT_FIELD_HIDDEN = 2,   // never printed
  RT_FIELD_NUMBER = 4,   // of RT_REPR_I64: a number that is always whole (compiler/passes/integers.ts)
};

#define RT_DISPLAY_DEPTH 6

/// A field in persistent memory; texts are offsets in the type region.
typedef struct rt_field {
  uint32_t name;
  uint32_t type_text;
  uint32_t offset;
  uint8_t repr;
  uint8_t flags;
} rt_field;

/// Type descriptor, in persistent memory. The first five members belong to the running image and are set when it
/// registers the type (0 if it does not know it); the others never change.
typedef struct rt_type {
  const int32_t *dispatch;     // by selector slot: a function's address, or the offset of a field
  void (*call)(void);          // closures: the code
  const uint32_t *implemented; // bit set of interface numbers
  uint64_t known;              // 1: registered
  uint64_t layout_hash;
  uint64_t pointers; // bit n: word n after the header is a value or ref. All ones in the top bit: see field table
  uint32_t size;     // of an instance, with header, in bytes
  uint32_t next;     // descriptor made before this one
  uint32_t next_in_bucket;
  uint32_t name;
  uint32_t display_name;
  uint32_t fields; // rt_field[field_count]
  uint16_t field_count;
  uint8_t kind;
  uint8_t element;
  uint32_t element_size;
  uint32_t depth;                     // 0: no parent
  uint32_t display[RT_DISPLAY_DEPTH]; // ancestors by depth, itself included
  uint32_t parent;
} rt_type;

#ifdef RT_TARGET_MACHINE
#define RT_TYPE_BASE 0x0000300000000000u
#else
extern unsigned char rt_type_region[];
#define RT_TYPE_BASE rt_type_region
#endif

/// Descriptor at an offset.
RT_INLINE rt_type *rt_type_at(uint32_t type) { return (rt_type *)(void *)((char *)RT_TYPE_BASE + type); }
/// Descriptor of an object (not of undefined or null).
RT_INLINE rt_type *rt_type_of(rt_ref object) { return rt_type_at(((const rt_object *)object)->type); }
/// Text at an offset of the type region.
RT_INLINE const char *rt_type_text(uint32_t offset) { return (const char *)RT_TYPE_BASE + offset; }
