//! The README for authors shows code that exists.

#[test]
fn the_benchmark_that_is_shown_is_one_that_runs() {
    let shown = include_str!("../README.md").split("```rust,ignore\n").nth(1).unwrap();
    let shown = shown.split("```").next().unwrap();
    let benchmarks = include_str!("../../fungibles/src/benchmarking/batch.rs");
    assert!(shown.contains("#[benchmark]"));
    assert!(benchmarks.contains(shown), "copy it from the benchmarks again");
}
