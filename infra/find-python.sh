#!/bin/sh
# Prints the path of a Python that works. Shims lie: a candidate counts only when it runs and says where it is.
# 3.13 is what Lambda runs; LocalStack 4.14.0 needs 3.12 or 3.13. A virtual environment answers with its base.
runs() {
  "$1" -I -c 'import sys, venv; print(sys._base_executable) if (3, 12) <= sys.version_info < (3, 14) else sys.exit(1)'
}
if [ -n "$PYTHON" ]; then
  runs "$PYTHON" 2>/dev/null || { echo "PYTHON=$PYTHON is not a working Python 3.12 or 3.13." >&2; exit 1; }
  exit
fi
IFS=:
for v in 3.13 3.12; do
  for dir in $PATH "${PYENV_ROOT:-$HOME/.pyenv}"/versions/$v*/bin /opt/homebrew/bin /usr/local/bin \
    /Library/Frameworks/Python.framework/Versions/$v/bin "$HOME"/.local/share/uv/python/*-$v*/bin \
    "$HOME"/.local/share/mise/installs/python/$v*/bin "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/python/$v*/bin; do
    [ -x "$dir/python$v" ] && runs "$dir/python$v" 2>/dev/null && exit
  done
done
echo "No working Python 3.12 or 3.13 found. Install one (python.org, brew, apt, uv), or set PYTHON to its path." >&2 && exit 1
