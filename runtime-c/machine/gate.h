// The layout of the gate's block, for gate.S and update.c: a page of code, then data. Constants only.
#pragma once

#include "layout.h"

#define GATE_DATA (GATE_BASE + PAGE_SIZE)
// Offsets in the data.
#define GATE_VECTOR 0
#define GATE_ERROR 8
#define GATE_RIP 16
#define GATE_ADDRESS 24
#define GATE_OLD 32  // struct context of the old image
#define GATE_NEXT 48 // struct context of the new one
#define GATE_TRAP 64
#define GATE_HPET 72
#define GATE_TICKS 80
// struct context
#define CONTEXT_STACK 0
#define CONTEXT_ROOT 8
