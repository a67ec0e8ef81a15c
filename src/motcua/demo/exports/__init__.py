"""The six exports of the sample quarter, each in the shape of its system."""
