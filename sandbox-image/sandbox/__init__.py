"""Runs a student's text against an instructor's unittest file so that neither can hurt or fool anyone else."""
