//! Facts about every report of the sample agencies.

use super::fixtures::sample;
use super::*;
