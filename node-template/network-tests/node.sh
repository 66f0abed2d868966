#!/bin/sh
# Runs $PVQ_NODE as zombienet asks, but for its metrics: those stay on loopback as all the rest.
for argument do
	shift
	[ "$argument" = --prometheus-external ] || set -- "$@" "$argument"
done
# The node keeps this id, by which a test kills it.
echo $$ >pid
exec "$PVQ_NODE" "$@"
