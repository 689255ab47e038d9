class Price:
    def __repr__(self):
        return "decimal.setcontext(decimal.Context(prec=1, Emin=0, traps=[])) or 5"


class Other:
    def __repr__(self):
        return "setcontext(Context(prec=1, Emin=0, traps=[])) or 5"


def price():
    return Price()


def other():
    return Other()
