#!/usr/bin/env bash
# Measures the executor, after its own set-up. Arguments go to criterion, e.g. a filter by name.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/setup.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh

cargo bench -p pvq-executor --bench '*' -- "$@"
