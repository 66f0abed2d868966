#!/bin/sh
# Runs $PVQ_NODE as zombienet asks, but for what would listen on every interface: metrics, and the port of collators for
# other nodes, stay on loopback as all the rest.
for argument do
	shift
	case $argument in
	--prometheus-external) ;;
	/ip4/0.0.0.0/*) set -- "$@" "/ip4/127.0.0.1/${argument#/ip4/0.0.0.0/}" ;;
	*) set -- "$@" "$argument" ;;
	esac
done
# The node keeps this id, by which a test kills it.
echo $$ >pid
exec "$PVQ_NODE" "$@"
