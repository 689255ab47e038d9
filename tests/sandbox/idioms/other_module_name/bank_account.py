class BankAccount:
    def __init__(self):
        self.balance = 0
