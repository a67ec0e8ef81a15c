"""``python -m bench [MEASURE…]``: all measures, or those named."""

import sys

from bench.run import main

sys.exit(main(sys.argv[1:]))
