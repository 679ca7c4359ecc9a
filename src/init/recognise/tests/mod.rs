//! What is recognised in the sample exports and in small lists of every kind of trouble.

mod grids;
mod layouts;
mod mapping;
mod offices;
mod sample;
