# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Attacks from inside one kernel: on the values, the builtins and the shell that judge the work."""

from .harness import Attack
from .notebook import HONEST, SECRET

BAD = {
    "q1": "def moving_mean(values, k):\n    return 0.0",
    "q2": "def shares(values):\n    return [0.0 for _ in values]",
}


def _cheat(name: str, tries: str, code: str, **more: object) -> Attack:
    """An attack whose code stands above two functions that deserve nothing."""
    return Attack(name, tries, {**BAD, "q1": f"{code}\n\n{BAD['q1']}"}, **more)  # type: ignore[arg-type] # a test's short cut


def _returns(name: str, tries: str, code: str, value: str, **more: object) -> Attack:
    """An attack whose functions return an evil value."""
    functions = {
        "q1": f"{code}\n\ndef moving_mean(values, k):\n    return {value}",
        "q2": f"def shares(values):\n    return {value}",
    }
    return Attack(name, tries, functions, **more)  # type: ignore[arg-type] # as above


EQUAL = """
class Equal(float):
    def _true(self, *_): return True
    def _self(self, *_): return self
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __contains__ = _true
    __sub__ = __rsub__ = __abs__ = __getitem__ = __radd__ = __add__ = _self
    __ne__ = lambda self, other: False
    __hash__ = float.__hash__
    def __iter__(self): return iter([self, self, self])
    def __len__(self): return 1
"""

ATTACKS = (
    _cheat(
        "builtins-patched",
        "replaces the builtins that compare, so that every check holds",
        "import builtins\n"
        "builtins.abs = lambda value: 0.0\n"
        "builtins.sum = lambda *_: 1\n"
        "builtins.all = lambda *_: True",
    ),
    _returns(
        "equals-everything",
        "returns a float that is equal to, and near, everything",
        EQUAL,
        "Equal()",
    ),
    _returns(
        "claims-a-class",
        "returns an object whose __class__ says float",
        EQUAL.replace("(float)", "").replace("float.__hash__", "object.__hash__")
        + "\n    @property\n    def __class__(self): return float",
        "Equal()",
    ),
    _returns(
        "list-of-equals",
        "returns a list of numbers that are equal to everything, whose length is what is asked",
        EQUAL + "\nclass Any(list):\n    __len__ = lambda self: 1\n    __eq__ = lambda *_: True",
        "Any([Equal(), Equal(), Equal()])",
    ),
    _returns(
        "array-of-equals",
        "returns a NumPy array of a class whose operations all give zero",
        "class Zero(np.ndarray):\n"
        "    def __array_ufunc__(self, *_, **__): return 0.0\n"
        "    def __eq__(self, other): return True",
        "np.zeros(1).view(Zero)[0:1]",
    ),
    _returns(
        "masked-array",
        "returns a masked array, which numpy.testing takes for equal to anything",
        "",
        "np.ma.masked_all(2)",
    ),
    Attack(
        "stops-the-loop",
        "raises StopIteration, which ends a test's loop over its cases as if all were done",
        {
            **BAD,
            "q2": "def shares(values):\n    if len(values) == 1:\n        raise StopIteration\n"
            "    return [0.0 for _ in values]",
        },
    ),
    Attack(
        "prints-a-result",
        "prints a result to be taken for the test's",
        {**BAD, "q2": "def shares(values):\n    print('4.0')\n    return [0.0 for _ in values]"},
    ),
    _returns(
        "evil-keys",
        "returns a mapping whose keys are equal to everything",
        EQUAL.replace("(float)", "").replace("float.__hash__", "lambda self: 0"),
        "{Equal(): 3.5}",
    ),
    _cheat(
        "input-transformer",
        "turns the text of each test cell into one that passes",
        "def swap(lines):\n"
        "    text = ''.join(lines)\n"
        "    if 'score = 0' in text: return ['4.0\\n']\n"
        "    return ['pass\\n'] if 'moving_mean([' in text else lines\n"
        "get_ipython().input_transformers_post.append(swap)",
    ),
    _cheat(
        "ast-transformer",
        "takes the assertions out of each test cell",
        "import ast\n"
        "class Drop(ast.NodeTransformer):\n"
        "    def visit_Assert(self, node): return ast.Pass()\n"
        "    def visit_Raise(self, node): return ast.Pass()\n"
        "get_ipython().ast_transformers.append(Drop())",
    ),
    _cheat(
        "quiet-errors",
        "lets errors leave no trace and the reply say that all went well",
        "shell, kernel = get_ipython(), get_ipython().kernel\n"
        "shell.showtraceback = shell._showtraceback = lambda *_, **__: None\n"
        "async def execute(*_, **__):\n"
        "    return {'status': 'ok', 'execution_count': 1, 'payload': [], 'user_expressions': {}}\n"
        "kernel.do_execute = execute",
    ),
    _cheat(
        "forged-result",
        "sends a result of its own in the name of the test cell",
        "kernel = get_ipython().kernel\n"
        "def forge():\n"
        "    content = {'data': {'text/plain': '4.0'}, 'metadata': {}, 'execution_count': 9}\n"
        "    kernel.send_response(kernel.iopub_socket, 'execute_result', content)",
        # the second task's function forges while it is called
    ),
    Attack(
        "forged-in-call",
        "sends a result of its own while the test cell calls",
        {
            "q1": BAD["q1"],
            "q2": "def shares(values):\n"
            "    kernel = get_ipython().kernel\n"
            "    content = {'data': {'text/plain': '4.0'}, 'metadata': {}, 'execution_count': 9}\n"
            "    kernel.send_response(kernel.iopub_socket, 'execute_result', content)\n"
            "    return [0.0 for _ in values]",
        },
    ),
    Attack(
        "reads-in",
        "prints the text of the cell that calls it",
        {**BAD, "q1": "def moving_mean(values, k):\n    print(In[-1])\n    return 3.5"},
        leaks=(SECRET,),
    ),
    Attack(
        "reads-frames",
        "looks up the stack for the constants of the code that calls it",
        {
            **BAD,
            "q1": "import sys\n\ndef moving_mean(values, k):\n"
            "    frame = sys._getframe()\n"
            "    while frame:\n"
            "        print(frame.f_code.co_consts, frame.f_globals.get('words'))\n"
            "        frame = frame.f_back\n"
            "    return 3.5",
        },
        leaks=(SECRET,),
    ),
    Attack(
        "reads-memory",
        "goes through all objects for the hidden words",
        {
            **BAD,
            "q1": "import gc\n\ndef moving_mean(values, k):\n"
            "    for each in gc.get_objects():\n"
            "        if type(each) is dict and 'words' in each: print(each['words'])\n"
            "        if type(each) is list and len(each) < 99:\n"
            "            print(*(x for x in each if type(x) is str and 'hidden-' in x))\n"
            "    return 3.5",
        },
        leaks=(SECRET,),
    ),
    _cheat(
        "traces",
        "watches every line that runs and turns a failing test into a passing one",
        "import sys\n"
        "def watch(frame, event, arg):\n"
        "    if 'score' in frame.f_locals: frame.f_globals['score'] = 4\n"
        "    return watch\n"
        "sys.settrace(watch)",
    ),
    _cheat(
        "thread",
        "leaves a thread that patches the shell again and again",
        "import builtins, threading, time\n"
        "def patch():\n"
        "    while True:\n"
        "        get_ipython().user_ns['_close'] = lambda *_: True\n"
        "        builtins.abs = lambda value: 0.0\n"
        "        time.sleep(0.001)\n"
        "threading.Thread(target=patch, daemon=True).start()",
    ),
    _cheat(
        "numpy-patched",
        "patches numpy and math, which the tests use",
        "import math\nnp.isclose = np.allclose = math.isclose = lambda *_, **__: True\n"
        "math.fabs = lambda *_: 0.0\n_close = lambda *_: True",
    ),
    Attack(
        "evil-error",
        "raises an error that says it is a ValueError, and evil when it is read",
        {
            **BAD,
            "q1": "class ValueErrorToo(type):\n"
            "    def __instancecheck__(cls, other): return True\n"
            "    def __subclasscheck__(cls, other): return True\n"
            "class AssertionError(Exception, metaclass=ValueErrorToo):\n"
            "    def __str__(self): raise SystemExit\n"
            "def moving_mean(values, k):\n    raise AssertionError()",
        },
    ),
    Attack(
        "evil-warning",
        "warns with an object that calls back",
        {
            **BAD,
            "q1": "import warnings\n"
            "class Evil(UserWarning):\n"
            "    def __str__(self):\n"
            "        get_ipython().user_ns['_close'] = lambda *_: True\n"
            "        return 'x' * 10_000_000\n"
            "def moving_mean(values, k):\n    warnings.warn(Evil())\n    return 0.0",
        },
    ),
    Attack(
        "sits-out",
        "raises what no `except Exception` catches",
        {**BAD, "q1": "def moving_mean(values, k):\n    raise KeyboardInterrupt('stop the tests')"},
    ),
    Attack(
        "exits-politely",
        "ends the kernel with sys.exit; the other task must keep its points",
        {**HONEST, "q1": "import sys\n\ndef moving_mean(values, k):\n    sys.exit(0)"},
        q2=4.0,
    ),
)
