#!/bin/sh
# Ends as a process does that has reached into the memory of others.
kill -SEGV $$
