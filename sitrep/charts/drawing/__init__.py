"""What all charts are drawn with: sheet, bars, columns, scale, style and words."""
