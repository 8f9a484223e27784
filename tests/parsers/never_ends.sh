#!/bin/sh
# Reads nothing, starts another process, and neither ends.
sleep 600 &
exec sleep 600
