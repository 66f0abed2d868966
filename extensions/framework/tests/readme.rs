//! The README for authors shows code that exists.

#[test]
fn the_benchmark_that_is_shown_is_one_that_runs() {
    let mut shown = include_str!("../README.md")
        .split("```")
        .filter_map(|block| block.strip_prefix("rust,ignore\n"));
    let shown = shown.find(|block| block.contains("#[benchmark]")).unwrap();
    let benchmarks = include_str!("../../fungibles/src/benchmarking/batch.rs");
    assert!(benchmarks.contains(shown), "copy it from the benchmarks again");
}
