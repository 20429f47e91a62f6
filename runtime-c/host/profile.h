// Samples of the running program (profile.c).
#pragma once

/// Begins when the environment names a file in INSTAR_PROFILE.
void profile_start(void);
/// Writes the file.
void profile_end(void);
